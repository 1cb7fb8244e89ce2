using System.Text;
using System.Text.Json;
using Aisbf.Domain.Common;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Responses;

namespace Aisbf.Infrastructure.Tests.Providers.Responses;

internal sealed class ResponsesRequestReaderTests
{
    [TestCase("""[{"role":"user","content":[{"type":"input_text","text":"a"},{"type":"input_image","image_url":{"url":"https://a.example/b.png"}}]}]""", "input[0].content[1].image_url")]
    [TestCase("""[{"role":"user","content":[{"type":"input_image","image_url":"ftp://a.example/b.png"}]}]""", "input[0].content[0].image_url")]
    [TestCase("""[{"role":"user","content":[{"type":"input_file"}]}]""", "input[0].content[0]")]
    [TestCase("""[{"role":"user","content":[{"type":"text_input","text":"a"}]}]""", "input[0].content[0].type")]
    [TestCase("""[{"role":"robot","content":"a"}]""", "input[0].role")]
    [TestCase("""[{"role":"user"}]""", "input[0].content")]
    [TestCase("""[{"type":"function_call","call_id":"c","name":"f"}]""", "input[0].arguments")]
    [TestCase("""[{"type":"function_call_output","call_id":"c"}]""", "input[0].output")]
    [TestCase("""[{"type":"reasoning","summary":"thought"}]""", "input[0].summary")]
    [TestCase("7", "input")]
    [TestCase("[]", "input")]
    public void A_mistake_in_the_input_is_named(string input, string param)
    {
        var error = Read($$"""{"model":"m","input":{{input}}}""").Error;

        error!.Code.ShouldBe(ErrorCode.InvalidRequest);
        error.Param.ShouldBe(param);
    }

    [TestCase(""" "tools":[{"type":"function","name":"f"},{"type":"web_search"}] """, "tools[1].type")]
    [TestCase(""" "tools":[{"type":"custom","name":"f"}] """, "tools[0].type")]
    [TestCase(""" "tool_choice":{"type":"file_search"} """, "tool_choice.type")]
    [TestCase(""" "input":[{"type":"item_reference","id":"msg_1"}] """, "input[0]")]
    [TestCase(""" "input":[{"id":"msg_1"}] """, "input[0]")]
    [TestCase(""" "input":[{"type":"computer_call","id":"c"}] """, "input[0].type")]
    public void What_only_OpenAIs_servers_can_do_is_refused_by_name(string field, string param)
    {
        var input = field.StartsWith(" \"input", StringComparison.Ordinal) ? "" : "\"input\":\"a\",";
        var error = Read($$"""{"model":"m",{{input}}{{field}}}""").Error;

        error!.Code.ShouldBe(ErrorCode.UnsupportedFeature);
        error.Param.ShouldBe(param);
    }

    [Test]
    public void What_a_model_thought_said_and_called_is_one_message()
    {
        var messages = Read("""
            {"model":"m","input":[
              {"role":"user","content":"a"},
              {"type":"reasoning","id":"rs_1","summary":[{"type":"summary_text","text":"Hm."}]},
              {"type":"message","role":"assistant","content":[{"type":"output_text","text":"Let me look.","annotations":[]}]},
              {"type":"function_call","call_id":"c1","name":"f","arguments":"{}"},
              {"type":"function_call","call_id":"c2","name":"f","arguments":"{}"},
              {"type":"function_call_output","call_id":"c1","output":"1"},
              {"type":"function_call_output","call_id":"c2","output":[{"type":"input_text","text":"2"}]},
              {"role":"assistant","content":"Done."},
              {"role":"assistant","content":"Really."}]}
            """).Value.Messages;

        messages.Select(message => message.Role).ShouldBe(
            [ChatRole.User, ChatRole.Assistant, ChatRole.Tool, ChatRole.Tool, ChatRole.Assistant, ChatRole.Assistant]);
        messages[1].Reasoning.ShouldHaveSingleItem().Text.ShouldBe("Hm.");
        messages[1].ToolCalls.Select(call => call.Id).ShouldBe(["c1", "c2"]);
        messages[1].Parts.ShouldHaveSingleItem().ShouldBeOfType<ChatPart.Text>().Value.ShouldBe("Let me look.");
    }

    [Test]
    public void A_choice_among_some_tools_leaves_only_those()
    {
        var request = Read("""
            {"model":"m","input":"a","tools":[{"type":"function","name":"f"},{"type":"function","name":"g"}],
             "tool_choice":{"type":"allowed_tools","mode":"required","tools":[{"type":"function","name":"g"}]}}
            """).Value;

        request.Tools.ShouldHaveSingleItem().Name.ShouldBe("g");
        request.ToolChoice!.Mode.ShouldBe(ToolChoiceMode.Required);
    }

    [Test]
    public void Signed_and_encrypted_reasoning_comes_back_as_its_vendor_made_it()
    {
        var signed = new ReasoningEnvelope(ReasoningFormats.Anthropic, "SIG", null).Seal();
        var redacted = new ReasoningEnvelope(ReasoningFormats.Anthropic, null, "BLOB").Seal();
        var ofCall = new ReasoningEnvelope(ReasoningFormats.Google, "CALL-SIG", null, "c1").Seal();
        var message = Read($$"""
            {"model":"m","input":[
              {"type":"reasoning","summary":[{"type":"summary_text","text":"Hm."}],"encrypted_content":"{{signed}}"},
              {"type":"reasoning","summary":[],"encrypted_content":"{{redacted}}"},
              {"type":"reasoning","summary":[],"encrypted_content":"gAAAA"},
              {"type":"reasoning","summary":[],"encrypted_content":"{{ofCall}}"},
              {"type":"function_call","call_id":"c1","name":"f","arguments":"{}"}]}
            """).Value.Messages.ShouldHaveSingleItem();

        message.Reasoning.ShouldBe(
        [
            new ReasoningBlock { Text = "Hm.", Signature = "SIG", Format = ReasoningFormats.Anthropic, Path = "input[0]" },
            new ReasoningBlock { Encrypted = "BLOB", Format = ReasoningFormats.Anthropic, Path = "input[1]" },
            new ReasoningBlock { Encrypted = "gAAAA", Format = ReasoningFormats.OpenAi, Path = "input[2]" },
        ]);
        message.ToolCalls.ShouldHaveSingleItem().Signature.ShouldBe("CALL-SIG");
    }

    [TestCase("aisbf-reasoning.")]
    [TestCase("aisbf-reasoning.!!!")]
    [TestCase("aisbf-reasoning.bm8ganNvbg")]
    [TestCase("aisbf-reasoning.W10")]
    public void A_damaged_envelope_is_reasoning_that_nobody_can_read(string content)
    {
        var request = Read(JsonSerializer.Serialize(new { model = "m", input = new object[] { new { type = "reasoning", summary = Array.Empty<object>(), encrypted_content = content } } }));

        request.Value.Messages.ShouldHaveSingleItem().Reasoning.Count.ShouldBe(1);
    }

    private static Result<ChatRequest> Read(string json) => ResponsesRequestReader.Read(Encoding.UTF8.GetBytes(json));
}
