using System.Text.Json;
using Aisbf.Infrastructure.Providers.Anthropic;

namespace Aisbf.Infrastructure.Tests.Providers.Anthropic;

internal sealed class AnthropicSchemaTests
{
    private const string Closed = "\"additionalProperties\":false";

    [TestCase("""{"type":"object",CLOSED}""")]
    [TestCase("""{"$schema":"http://json-schema.org/draft-07/schema#","title":"T","type":"object","properties":{"a":{"type":"string","description":"d","format":"date","default":"x"}},"required":["a"],CLOSED}""")]
    [TestCase("""{"type":"object","properties":{"a":{"type":["string","null"]},"b":{"type":"array","items":{"enum":["x",1,true,null]},"minItems":1}},CLOSED}""")]
    [TestCase("""{"type":"object","properties":{"a":{"anyOf":[{"$ref":"#/$defs/d"},{"const":1}]}},"$defs":{"d":{"type":"object",CLOSED}},CLOSED}""")]
    public void A_schema_of_known_words_is_enforced(string schema) => Takes(schema).ShouldBeTrue();

    [TestCase("""{"type":"array","items":{"type":"string"}}""", TestName = "The_root_is_an_object")]
    [TestCase("""{"type":"object"}""", TestName = "An_object_says_that_it_has_no_more")]
    [TestCase("""{"type":"object","properties":{"a":{"type":"object"}},CLOSED}""", TestName = "An_object_inside_says_it_too")]
    [TestCase("""{"type":"object","properties":{"a":{"properties":{}}},CLOSED}""", TestName = "Also_if_only_its_properties_show_it")]
    [TestCase("""{"type":"object","additionalProperties":true}""", TestName = "More_properties_are_not_enforced")]
    [TestCase("""{"type":"object","properties":{"a":{"type":"number","minimum":1}},CLOSED}""", TestName = "Bounds_of_numbers_are_not_known")]
    [TestCase("""{"type":"object","properties":{"a":{"type":"string","pattern":"x"}},CLOSED}""", TestName = "Patterns_are_not_relied_on")]
    [TestCase("""{"type":"object","properties":{"a":{"type":"string","format":"regex"}},CLOSED}""", TestName = "Other_formats_are_not_known")]
    [TestCase("""{"type":"object","properties":{"a":{"type":"array","items":{"type":"string"},"minItems":2}},CLOSED}""", TestName = "Longer_lists_are_not_known")]
    [TestCase("""{"type":"object","properties":{"a":{"enum":[{}]}},CLOSED}""", TestName = "Choices_are_plain_values")]
    [TestCase("""{"type":"object","properties":{"a":true},CLOSED}""", TestName = "Every_schema_is_an_object")]
    [TestCase("""{"type":"object","properties":{"a":{"$ref":"#/$defs/none"}},CLOSED}""", TestName = "References_lead_somewhere")]
    [TestCase("""{"type":"object","properties":{"a":{"$ref":"https://example.com/a"}},CLOSED}""", TestName = "References_stay_in_the_schema")]
    [TestCase("""{"type":"object","properties":{"a":{"$ref":"#/$defs/d"}},"$defs":{"d":{"type":"object","properties":{"a":{"$ref":"#/$defs/d"}},CLOSED}},CLOSED}""", TestName = "References_do_not_go_in_circles")]
    public void Anything_else_is_not(string schema) => Takes(schema).ShouldBeFalse();

    [Test]
    public void There_are_limits_to_what_one_request_may_have()
    {
        var schemas = new AnthropicSchema();
        var taken = Enumerable.Range(0, 30).Count(_ => schemas.TryTake(Parse("""{"type":"object",CLOSED}""")));

        taken.ShouldBe(20);
    }

    [TestCase("""{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}},CLOSED}""", 12)]
    [TestCase("""{"type":"object","properties":{"a":{"type":["string","null"]},"b":{"anyOf":[]}},"required":["a","b"],CLOSED}""", 8)]
    public void Optional_properties_and_unions_count_together(string schema, int fit)
    {
        var schemas = new AnthropicSchema();
        var taken = Enumerable.Range(0, 20).Count(_ => schemas.TryTake(Parse(schema)));

        taken.ShouldBe(fit);
        schemas.TryTake(Parse("""{"type":"object",CLOSED}""")).ShouldBeTrue();
    }

    private static bool Takes(string schema) => new AnthropicSchema().TryTake(Parse(schema));

    private static JsonElement Parse(string schema) => JsonDocument.Parse(schema.Replace("CLOSED", Closed, StringComparison.Ordinal)).RootElement;
}
