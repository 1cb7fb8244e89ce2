using System.Text;
using Aisbf.Domain.Common;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.OpenAi;

namespace Aisbf.Infrastructure.Tests.Providers.OpenAi;

internal sealed class OpenAiChatRequestReaderTests
{
    private const string User = """{"role":"user","content":"hi"}""";

    [TestCase("", null)]
    [TestCase("[]", null)]
    [TestCase("null", null)]
    [TestCase("{\"model\":\"a\",\"model\":\"b\",\"messages\":[]}", null)]
    [TestCase("{\"model\":\"\\ud800\",\"messages\":[]}", null)]
    [TestCase("{\"messages\":[" + User + "]}", "model")]
    [TestCase("{\"model\":\"\",\"messages\":[" + User + "]}", "model")]
    [TestCase("{\"model\":7,\"messages\":[" + User + "]}", "model")]
    [TestCase("{\"model\":\"a\"}", "messages")]
    [TestCase("{\"model\":\"a\",\"messages\":[]}", "messages")]
    [TestCase("{\"model\":\"a\",\"messages\":{}}", "messages")]
    [TestCase("{\"model\":\"a\",\"messages\":[7]}", "messages[0]")]
    public void A_body_that_is_no_request_is_refused(string body, string? param) => Refused(body, param);

    [TestCase("{}", "messages[1].role")]
    [TestCase("{\"role\":\"king\",\"content\":\"\"}", "messages[1].role")]
    [TestCase("{\"role\":\"user\",\"content\":7}", "messages[1].content")]
    [TestCase("{\"role\":\"user\",\"content\":[\"text\"]}", "messages[1].content[0]")]
    [TestCase("{\"role\":\"user\",\"content\":[{}]}", "messages[1].content[0].type")]
    [TestCase("{\"role\":\"user\",\"content\":[{\"type\":\"text\"}]}", "messages[1].content[0].text")]
    [TestCase("{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":null}]}", "messages[1].content[0].text")]
    [TestCase("{\"role\":\"user\",\"content\":[{\"type\":\"image_url\"}]}", "messages[1].content[0].image_url")]
    [TestCase("{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{}}]}", "messages[1].content[0].image_url.url")]
    [TestCase("{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"ftp://x\"}}]}", "messages[1].content[0].image_url.url")]
    [TestCase("{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"file:///etc/passwd\"}}]}", "messages[1].content[0].image_url.url")]
    [TestCase("{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png,abc\"}}]}", "messages[1].content[0].image_url.url")]
    [TestCase("{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,a*b\"}}]}", "messages[1].content[0].image_url.url")]
    [TestCase("{\"role\":\"user\",\"content\":[{\"type\":\"input_audio\",\"input_audio\":{\"data\":\"%\",\"format\":\"wav\"}}]}", "messages[1].content[0].input_audio.data")]
    [TestCase("{\"role\":\"user\",\"content\":[{\"type\":\"file\",\"file\":{\"filename\":\"a\"}}]}", "messages[1].content[0].file")]
    [TestCase("{\"role\":\"tool\",\"content\":\"x\"}", "messages[1].tool_call_id")]
    [TestCase("{\"role\":\"assistant\",\"tool_calls\":{}}", "messages[1].tool_calls")]
    [TestCase("{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"a\"}]}", "messages[1].tool_calls[0].function.name")]
    [TestCase("{\"role\":\"assistant\",\"tool_calls\":[{\"function\":{\"name\":\"f\"}}]}", "messages[1].tool_calls[0].id")]
    [TestCase("{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"a\",\"function\":{\"name\":\"f\",\"arguments\":{}}}]}", "messages[1].tool_calls[0].function.arguments")]
    [TestCase("{\"role\":\"user\",\"tool_calls\":[{\"id\":\"a\",\"function\":{\"name\":\"f\",\"arguments\":\"\"}}]}", "messages[1]")]
    public void A_wrong_message_is_refused_at_its_path(string message, string param) =>
        Refused($$"""{"model":"a","messages":[{{User}},{{message}}]}""", param);

    [TestCase("\"temperature\":\"hot\"", "temperature")]
    [TestCase("\"temperature\":1e999", "temperature")]
    [TestCase("\"max_tokens\":1.5", "max_tokens")]
    [TestCase("\"max_tokens\":0", "max_tokens")]
    [TestCase("\"max_tokens\":99999999999", "max_tokens")]
    [TestCase("\"n\":-1", "n")]
    [TestCase("\"stop\":7", "stop")]
    [TestCase("\"stop\":[\"a\",7]", "stop[1]")]
    [TestCase("\"stream\":\"yes\"", "stream")]
    [TestCase("\"stream_options\":7", "stream_options")]
    [TestCase("\"logit_bias\":[]", "logit_bias")]
    [TestCase("\"tools\":{}", "tools")]
    [TestCase("\"tools\":[{\"type\":\"function\"}]", "tools[0].function")]
    [TestCase("\"tools\":[{\"type\":\"function\",\"function\":{}}]", "tools[0].function.name")]
    [TestCase("\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"parameters\":[]}}]", "tools[0].function.parameters")]
    [TestCase("\"tool_choice\":\"maybe\"", "tool_choice")]
    [TestCase("\"tool_choice\":{\"type\":\"function\"}", "tool_choice.function")]
    [TestCase("\"response_format\":{\"type\":\"xml\"}", "response_format.type")]
    [TestCase("\"response_format\":{\"type\":\"json_schema\"}", "response_format.json_schema")]
    [TestCase("\"reasoning_effort\":7", "reasoning_effort")]
    public void A_wrong_field_is_refused_at_its_path(string field, string param) =>
        Refused($$"""{"model":"a","messages":[{{User}}],{{field}}}""", param);

    [Test]
    public void Nesting_without_end_is_refused() =>
        Refused("{\"model\":\"a\",\"messages\":" + new string('[', 10_000) + new string(']', 10_000) + "}", null);

    [Test]
    public void Unknown_fields_are_kept_by_path()
    {
        var request = Read("""
            {"model":"a","messages":[{"role":"user","foo":1,"content":[{"type":"text","text":"x","bar":2},{"type":"odd","x":3}]}],
             "tools":[{"type":"function","baz":4,"function":{"name":"f","qux":5}},{"type":"custom","custom":{"name":"c"}}],
             "stream_options":{"include_obfuscation":false},"verbosity":"low","nothing":null,
             "tool_choice":{"type":"allowed_tools","allowed_tools":{"mode":"auto","tools":[]}}}
            """);

        request.Extras.Select(extra => extra.Path).ShouldBe(
        [
            "messages[0].foo", "messages[0].content[0].bar", "tools[0].baz", "tools[0].function.qux", "tools[1]",
            "stream_options.include_obfuscation", "verbosity", "tool_choice.allowed_tools",
        ], ignoreOrder: true);
        request.Messages[0].Parts[1].ShouldBeOfType<ChatPart.Unknown>().Type.ShouldBe("odd");
    }

    [Test]
    public void The_newer_limit_wins_over_the_obsolete_one() =>
        Read($$"""{"model":"a","messages":[{{User}}],"max_completion_tokens":5,"max_tokens":9}""").Sampling.MaxTokens.ShouldBe(5);

    [Test]
    public void A_legacy_result_belongs_to_the_last_call_of_its_function()
    {
        var request = Read("""
            {"model":"a","messages":[
              {"role":"assistant","function_call":{"name":"f","arguments":"{}"}},{"role":"function","name":"f","content":"1"},
              {"role":"assistant","function_call":{"name":"f","arguments":"{}"}},{"role":"function","name":"f","content":"2"}]}
            """);

        request.Messages[1].ToolCallId.ShouldBe(request.Messages[0].ToolCalls[0].Id);
        request.Messages[3].ToolCallId.ShouldBe(request.Messages[2].ToolCalls[0].Id);
        request.Messages[1].ToolCallId.ShouldNotBe(request.Messages[3].ToolCallId);
    }

    [TestCase("\"reasoning\":{\"max_tokens\":2000}", null, 2000)]
    [TestCase("\"reasoning\":{\"effort\":\"high\"}", "high", null)]
    [TestCase("\"reasoning\":{\"enabled\":true}", "medium", null)]
    [TestCase("\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":3000}", null, 3000)]
    [TestCase("\"thinking\":{\"type\":\"disabled\"}", null, 0)]
    [TestCase("\"reasoning_effort\":\"low\"", "low", null)]
    public void The_wish_to_reason_is_read_in_every_form_in_use(string field, string? effort, int? budget)
    {
        var reasoning = Read($$"""{"model":"a","messages":[{{User}}],{{field}}}""").Reasoning;

        reasoning!.Effort.ShouldBe(effort);
        reasoning.BudgetTokens.ShouldBe(budget);
    }

    [TestCase("{\"role\":\"assistant\",\"content\":\"x\",\"reasoning_content\":\"t\"}", "t", null)]
    [TestCase("{\"role\":\"assistant\",\"content\":\"x\",\"reasoning\":\"t\"}", "t", null)]
    [TestCase("{\"role\":\"assistant\",\"content\":\"x\",\"thinking_blocks\":[{\"type\":\"thinking\",\"thinking\":\"t\",\"signature\":\"s\"}]}", "t", "s")]
    [TestCase("{\"role\":\"assistant\",\"content\":\"x\",\"reasoning_content\":\"t\",\"reasoning_details\":[{\"type\":\"reasoning.text\",\"signature\":\"s\"}]}", "t", "s")]
    [TestCase("{\"role\":\"assistant\",\"content\":\"x\",\"reasoning_content\":\"t\",\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"t\",\"signature\":\"s\"}]}", "t", "s")]
    public void Reasoning_handed_back_is_read_in_every_form_in_use(string message, string text, string? signature)
    {
        var block = Read($$"""{"model":"a","messages":[{{message}}]}""").Messages[0].Reasoning.ShouldHaveSingleItem();

        block.Text.ShouldBe(text);
        block.Signature.ShouldBe(signature);
    }

    [Test]
    public void Opaque_json_outlives_the_bytes_it_was_read_from()
    {
        var body = Encoding.UTF8.GetBytes($$"""{"model":"a","messages":[{{User}}],"metadata":{"k":"v"},"odd":[1]}""");
        var request = OpenAiChatRequestReader.Read(body).Value;
        Array.Clear(body);

        request.Metadata!.Value.GetProperty("k").GetString().ShouldBe("v");
        request.Extras[0].Value.GetRawText().ShouldBe("[1]");
    }

    private static ChatRequest Read(string body) => OpenAiChatRequestReader.Read(Encoding.UTF8.GetBytes(body)).Value;

    private static void Refused(string body, string? param)
    {
        var error = OpenAiChatRequestReader.Read(Encoding.UTF8.GetBytes(body)).Error;

        error.ShouldNotBeNull();
        error.Code.ShouldBe(ErrorCode.InvalidRequest);
        error.Param.ShouldBe(param);
    }
}
