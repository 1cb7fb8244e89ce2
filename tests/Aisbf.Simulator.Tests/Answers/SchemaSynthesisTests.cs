using System.Text.Json;
using Aisbf.Simulator.Answers;

namespace Aisbf.Simulator.Tests.Answers;

internal sealed class SchemaSynthesisTests
{
    [TestCase("""{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}},"required":["b"]}""", """{"b":"sample b"}""")]
    [TestCase("""{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"integer"}}}""", """{"a":"sample a","b":1}""")]
    [TestCase("""{"type":"object","properties":{"a":{"type":"string"}},"required":[]}""", "{}")]
    [TestCase("""{"type":"object"}""", "{}")]
    [TestCase("""{"properties":{"a":{"type":["null","boolean"]}}}""", """{"a":true}""")]
    [TestCase("""{"type":"array","items":{"type":"number"},"minItems":2}""", "[1.5,1.5]")]
    [TestCase("""{"type":"array"}""", "[]")]
    [TestCase("""{"type":"STRING","enum":["red","blue"]}""", "\"red\"")]
    [TestCase("""{"const":7}""", "7")]
    [TestCase("""{"default":{"x":1},"type":"object"}""", """{"x":1}""")]
    [TestCase("""{"anyOf":[{"type":"null"},{"type":"string"}]}""", "null")]
    [TestCase("""{"type":"integer","minimum":5}""", "5")]
    [TestCase("""{"type":"integer","exclusiveMinimum":5}""", "6")]
    [TestCase("""{"type":"number","maximum":0.5}""", "0.5")]
    [TestCase("""{"type":"string","maxLength":3}""", "\"sam\"")]
    [TestCase("""{"type":"string","minLength":15}""", "\"sample valuexxx\"")]
    [TestCase("""{"type":"string","format":"date"}""", "\"2024-01-02\"")]
    [TestCase("""{"type":"object","properties":{"p":{"$ref":"#/$defs/point"}},"required":["p"],"$defs":{"point":{"type":"object","properties":{"x":{"type":"integer"}},"required":["x"]}}}""", """{"p":{"x":1}}""")]
    public void The_smallest_value_that_fits_is_made(string schema, string expected) => Make(schema).ShouldBe(expected);

    [Test]
    public void Without_a_schema_any_object_does() => SchemaSynthesis.Json(default).ShouldBe("""{"answer":"pong"}""");

    [Test]
    public void A_schema_that_refers_to_itself_comes_to_an_end()
    {
        var made = Make("""{"type":"object","properties":{"next":{"$ref":"#"}},"required":["next"]}""");

        JsonDocument.Parse(made, new() { MaxDepth = 64 }).RootElement.ValueKind.ShouldBe(JsonValueKind.Object);
        Make("""{"$ref":"#"}""").ShouldNotBeEmpty();
    }

    private static string Make(string schema) => SchemaSynthesis.Json(JsonDocument.Parse(schema).RootElement);
}
