using System.Text;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;

namespace Aisbf.Application.Tests.Gateway;

internal sealed class RequestPeekerTests
{
    private const string Messages = "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]";

    [Test]
    public void The_model_is_found_with_the_place_where_it_stands()
    {
        const string json = "{\"stream\":true,\"model\" : \"a/b\"," + Messages + "}";

        var peek = Peek(json).Value;

        peek.Model.ShouldBe("a/b");
        json[peek.ModelRange].ShouldBe("\"a/b\"");
        peek.Facts.Stream.ShouldBeTrue();
    }

    [Test]
    public void An_escaped_model_is_read_as_what_it_means()
    {
        var peek = Peek("{\"mod\\u0065l\":\"gpt\\u002d4\"," + Messages + "}").Value;

        peek.Model.ShouldBe("gpt-4");
    }

    [TestCase("{\"model\":\"a\",\"model\":\"b\"," + Messages + "}", "model")]
    [TestCase("{\"model\":\"a\",\"mod\\u0065l\":\"b\"," + Messages + "}", "model")]
    [TestCase("{\"model\":\"a\",\"stream\":false,\"stream\":true," + Messages + "}", "stream")]
    [TestCase("{\"model\":\"a\"," + Messages + "," + Messages + "}", "messages")]
    [TestCase("{\"model\":7," + Messages + "}", "model")]
    [TestCase("{\"model\":null," + Messages + "}", "model")]
    [TestCase("{\"model\":\"\\ud800\"," + Messages + "}", "model")]
    [TestCase("{" + Messages + "}", "model")]
    [TestCase("{\"model\":\"a\"}", "messages")]
    [TestCase("{\"model\":\"a\",\"messages\":{}}", "messages")]
    [TestCase("{\"model\":\"a\",\"messages\":[]}", "messages")]
    [TestCase("{\"model\":\"a\",\"messages\":[1]}", "messages[0]")]
    [TestCase("{\"model\":\"a\",\"messages\":[{\"role\":\"user\"},null]}", "messages[1]")]
    [TestCase("{\"model\":\"a\",\"stream\":\"yes\"," + Messages + "}", "stream")]
    [TestCase("{\"model\":\"a\",\"stream_options\":true," + Messages + "}", "stream_options")]
    [TestCase("{\"model\":\"a\",\"tools\":{}," + Messages + "}", "tools")]
    [TestCase("{\"model\":\"a\",\"max_tokens\":\"20\"," + Messages + "}", "max_tokens")]
    [TestCase("{\"model\":\"a\",\"max_tokens\":1e99," + Messages + "}", "max_tokens")]
    [TestCase("{\"model\":\"a\",\"max_completion_tokens\":-1," + Messages + "}", "max_completion_tokens")]
    public void A_field_that_is_wrong_is_named(string json, string param)
    {
        var error = Peek(json).Error.ShouldNotBeNull();

        error.Code.ShouldBe(ErrorCode.InvalidRequest);
        error.Param.ShouldBe(param);
    }

    [TestCase("", 1)]
    [TestCase("\"n\":3,", 3)]
    [TestCase("\"n\":null,", 1)]
    [TestCase("\"n\":0,", 1)]
    [TestCase("\"n\":\"2\",", 1)]
    [TestCase("\"n\":[2],", 1)]
    [TestCase("\"n\":1e99,", 1)]
    public void The_choices_that_are_asked_for_are_counted(string field, int choices) =>
        Peek("{\"model\":\"a\"," + field + Messages + "}").Value.Choices.ShouldBe(choices);

    [TestCase("")]
    [TestCase("   ")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("\"text\"")]
    [TestCase("{")]
    [TestCase("{\"model\":\"a\"," + Messages)]
    [TestCase("{\"model\":\"a\"," + Messages + "} trailing")]
    [TestCase("{\"model\":\"a\"," + Messages + "}{}")]
    [TestCase("{'model':'a'}")]
    [TestCase("{\"model\":NaN," + Messages + "}")]
    [TestCase("{\"model\":\"a\",}")]
    public void What_is_no_JSON_object_is_refused(string json)
    {
        Peek(json).Error.ShouldNotBeNull().Code.ShouldBe(ErrorCode.InvalidRequest);
    }

    [Test]
    public void Bytes_that_are_no_text_are_refused()
    {
        byte[] body = [.. "{\"model\":\""u8, 0xC3, 0x28, .. "\"}"u8];

        RequestPeeker.Peek(Surface.ChatCompletions, body).Error.ShouldNotBeNull().Message.ShouldContain("UTF-8");
    }

    [Test]
    public void Nesting_without_end_is_refused()
    {
        var nested = new string('[', 10_000) + new string(']', 10_000);

        Peek("{\"model\":\"a\"," + Messages + ",\"x\":" + nested + "}").Error.ShouldNotBeNull();
    }

    [Test]
    public void Images_audio_tools_and_the_output_limit_are_noted()
    {
        const string json = """
            {"model":"m","max_completion_tokens":77,"tools":[{"type":"function","function":{"name":"f"}}],
             "messages":[{"role":"user","content":[
               {"type":"text","text":"x"},{"type":"image_url","image_url":{"url":"data:"}},{"type":"input_audio","input_audio":{}}]}]}
            """;

        var facts = Peek(json).Value.Facts;

        facts.HasImages.ShouldBeTrue();
        facts.HasAudio.ShouldBeTrue();
        facts.HasTools.ShouldBeTrue();
        facts.MaxOutputTokens.ShouldBe(77);
    }

    [Test]
    public void Words_inside_a_prompt_or_a_schema_are_not_taken_for_facts()
    {
        const string json = """
            {"model":"m","tools":[],
             "messages":[{"role":"user","content":"\"type\":\"image_url\"","metadata":{"type":"image_url","deep":{"type":"image_url"}}}]}
            """;

        var facts = Peek(json).Value.Facts;

        facts.HasImages.ShouldBeFalse();
        facts.HasTools.ShouldBeFalse();
    }

    [TestCase("{\"include_usage\":true}", true)]
    [TestCase("{\"include_usage\":false}", false)]
    [TestCase("{\"other\":{\"include_usage\":true}}", false)]
    [TestCase("null", false)]
    public void The_wish_for_usage_is_found_with_its_place(string options, bool wanted)
    {
        var json = "{\"model\":\"a\",\"stream\":true,\"stream_options\":" + options + "," + Messages + "}";

        var peek = Peek(json).Value;

        peek.IncludeUsage.ShouldBe(wanted);
        json[peek.StreamOptions].ShouldBe(options);
    }

    [TestCase(Surface.Completions, "prompt")]
    [TestCase(Surface.Embeddings, "input")]
    [TestCase(Surface.ImageGenerations, "prompt")]
    [TestCase(Surface.ImageEdits, "prompt")]
    [TestCase(Surface.Speech, "input")]
    [TestCase(Surface.Moderations, "input")]
    [TestCase(Surface.Rerank, "query")]
    public void Every_surface_has_a_field_that_it_is_about(Surface surface, string field)
    {
        var peek = Peek(surface, $$"""{"{{field}}":"x","model":"m"}""").Value;
        (peek.Model, peek.Facts.Surface).ShouldBe(("m", surface));
        Peek(surface, """{"messages":[{"role":"user"}],"model":"m"}""").Error.ShouldNotBeNull().Param.ShouldBe(field);
        Peek(surface, $$"""{"{{field}}":"x","model":"m","\u00{{(int)field[0]:x}}{{field[1..]}}":"y"}""").Error.ShouldNotBeNull().Param.ShouldBe(field);
        Peek(surface, $$"""{"{{field}}":"x","model":"m"} x""").Error.ShouldNotBeNull();
    }

    [TestCase(Surface.Messages, "thread", "messages")]
    [TestCase(Surface.TokenCount, "thread", "messages")]
    [TestCase(Surface.Responses, "conversation", "input")]
    public void A_conversation_that_the_upstream_shall_keep_is_refused(Surface surface, string field, string instead)
    {
        var error = Peek(surface, $$"""{"{{field}}":{"type":"create"},"model":"m",{{Messages}},"input":"x"}""").Error.ShouldNotBeNull();

        (error.Code, error.Param).ShouldBe((ErrorCode.UnsupportedFeature, field));
        error.Message.ShouldContain($"'{instead}'");
        Peek(surface, $$"""{"{{field}}":null,"model":"m",{{Messages}},"input":"x"}""").Error.ShouldBeNull();
    }

    [TestCase("\"a\"", 1)]
    [TestCase("[1,2,3]", 1)]
    [TestCase("[]", 1)]
    [TestCase("[\"a\",\"b\"]", 2)]
    [TestCase("[[1],[2,3],[4]]", 3)]
    public void Every_prompt_has_answers_of_its_own(string prompt, int answers) =>
        Peek(Surface.Completions, $$"""{"prompt":{{prompt}},"n":2,"model":"m"}""").Value.Choices.ShouldBe(2 * answers);

    [Test]
    public void What_means_something_in_chat_means_nothing_elsewhere()
    {
        var peek = Peek(Surface.Embeddings, """{"input":"x","model":"m","stream":true,"tools":1,"messages":2,"max_tokens":-1}""").Value;
        peek.Facts.ShouldBe(new RequestFacts(false, false, false, false, 0) { Surface = Surface.Embeddings });
        Peek(Surface.ImageGenerations, """{"prompt":"x","model":"m","stream":true}""").Value.Facts.Stream.ShouldBeTrue();
    }

    private static Result<RequestPeek> Peek(Surface surface, string json) => RequestPeeker.Peek(surface, Encoding.UTF8.GetBytes(json));

    private static Result<RequestPeek> Peek(string json) => RequestPeeker.Peek(Surface.ChatCompletions, Encoding.UTF8.GetBytes(json));
}
