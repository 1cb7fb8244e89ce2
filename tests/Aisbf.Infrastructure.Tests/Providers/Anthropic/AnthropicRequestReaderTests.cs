using System.Text;
using Aisbf.Domain.Common;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Anthropic;

namespace Aisbf.Infrastructure.Tests.Providers.Anthropic;

internal sealed class AnthropicRequestReaderTests
{
    [TestCase("""{"messages":[{"role":"user","content":"x"}],"max_tokens":1}""", "model")]
    [TestCase("""{"model":"m","messages":[{"role":"user","content":"x"}]}""", "max_tokens")]
    [TestCase("""{"model":"m","max_tokens":0,"messages":[{"role":"user","content":"x"}]}""", "max_tokens")]
    [TestCase("""{"model":"m","max_tokens":1,"messages":[]}""", "messages")]
    [TestCase("""{"model":"m","max_tokens":1,"messages":[7]}""", "messages.0")]
    [TestCase("""{"model":"m","max_tokens":1,"messages":[{"role":"tool","content":"x"}]}""", "messages.0.role")]
    [TestCase("""{"model":"m","max_tokens":1,"messages":[{"role":"user","content":7}]}""", "messages.0.content")]
    [TestCase("""{"model":"m","max_tokens":1,"messages":[{"role":"user"}]}""", "messages.0.content")]
    [TestCase("""{"model":"m","max_tokens":1,"messages":[{"role":"user","content":[{"type":"text"}]}]}""", "messages.0.content.0.text")]
    [TestCase("""{"model":"m","max_tokens":1,"messages":[{"role":"user","content":[{"type":"image"}]}]}""", "messages.0.content.0.source")]
    [TestCase("""{"model":"m","max_tokens":1,"messages":[{"role":"user","content":[{"type":"image","source":{"type":"base64","media_type":"image/png","data":"?"}}]}]}""", "messages.0.content.0.source.data")]
    [TestCase("""{"model":"m","max_tokens":1,"messages":[{"role":"user","content":[{"type":"tool_result","content":"x"}]}]}""", "messages.0.content.0.tool_use_id")]
    [TestCase("""{"model":"m","max_tokens":1,"messages":[{"role":"assistant","content":[{"type":"tool_use","id":"a","name":"f","input":"x"}]}]}""", "messages.0.content.0.input")]
    [TestCase("""{"model":"m","max_tokens":1,"messages":[{"role":"user","content":"x"}],"system":7}""", "system")]
    [TestCase("""{"model":"m","max_tokens":1,"messages":[{"role":"user","content":"x"}],"tools":[{"name":"f"}]}""", "tools.0.input_schema")]
    [TestCase("""{"model":"m","max_tokens":1,"messages":[{"role":"user","content":"x"}],"tool_choice":{"type":"x"}}""", "tool_choice.type")]
    [TestCase("""{"model":"m","max_tokens":1,"messages":[{"role":"user","content":"x"}],"thinking":{"type":"enabled"}}""", "thinking.budget_tokens")]
    [TestCase("""{"model":"m","max_tokens":1,"messages":[{"role":"user","content":"x"}],"stop_sequences":[1]}""", "stop_sequences.0")]
    public void What_is_wrong_is_named_as_Anthropic_names_it(string body, string path)
    {
        var error = AnthropicRequestReader.Read(Encoding.UTF8.GetBytes(body)).Error.ShouldNotBeNull();

        error.Code.ShouldBe(ErrorCode.InvalidRequest);
        error.Param.ShouldBe(path);
        error.Message.ShouldStartWith($"{path}: ");
    }

    [Test]
    public void Tool_results_become_messages_of_their_own_in_their_place()
    {
        var request = Read("""
            "messages":[
              {"role":"user","content":"go"},
              {"role":"assistant","content":[{"type":"text","text":"hm"},{"type":"tool_use","id":"a","name":"f","input":{"x": 1}},{"type":"tool_use","id":"b","name":"g","input":{}}]},
              {"role":"user","content":[
                {"type":"tool_result","tool_use_id":"a","content":[{"type":"text","text":"one"}],"is_error":true},
                {"type":"tool_result","tool_use_id":"b","content":"two","cache_control":{"type":"ephemeral"}},
                {"type":"text","text":"and?"}]}]
            """);

        request.Messages.Select(message => message.Role).ShouldBe([ChatRole.User, ChatRole.Assistant, ChatRole.Tool, ChatRole.Tool, ChatRole.User]);
        request.Messages[1].ToolCalls.Select(call => call.Arguments).ShouldBe(["{\"x\": 1}", "{}"]);
        request.Messages[2].ShouldSatisfyAllConditions(m => m.ToolCallId.ShouldBe("a"), m => m.IsError.ShouldBeTrue(), m => m.Path.ShouldBe("messages.2.content.0"));
        request.Messages[3].Parts[0].CacheControl.ShouldNotBeNull();
        request.Messages[4].Parts[0].Path.ShouldBe("messages.2.content.2");
    }

    [Test]
    public void Thinking_comes_back_with_its_signatures()
    {
        var request = Read("""
            "messages":[{"role":"user","content":"x"},{"role":"assistant","content":[
              {"type":"thinking","thinking":"hm","signature":"SIG"},{"type":"redacted_thinking","data":"BLOB"},{"type":"text","text":"y"}]}]
            """);

        request.Messages[1].Reasoning.ShouldBe([
            new ReasoningBlock { Text = "hm", Signature = "SIG", Format = ReasoningFormats.Anthropic, Path = "messages.1.content.0" },
            new ReasoningBlock { Encrypted = "BLOB", Format = ReasoningFormats.Anthropic, Path = "messages.1.content.1" }]);
    }

    [TestCase("""{"type":"enabled","budget_tokens":2048}""", null, 2048)]
    [TestCase("""{"type":"disabled"}""", null, 0)]
    [TestCase("""{"type":"adaptive"}""", "high", null)]
    public void Thinking_is_asked_for(string thinking, string? effort, int? budget)
    {
        var reasoning = Read($$"""  "messages":[{"role":"user","content":"x"}],"thinking":{{thinking}}  """).Reasoning.ShouldNotBeNull();

        (reasoning.Effort, reasoning.BudgetTokens).ShouldBe((effort, budget));
    }

    [Test]
    public void The_vendors_own_tools_and_fields_nobody_knows_are_kept_to_be_named()
    {
        var request = Read("""
            "messages":[{"role":"user","content":"x"}],"tools":[{"type":"web_search_20250305","name":"web_search"},{"name":"f","input_schema":{"type":"object"}}],
            "tool_choice":{"type":"auto","disable_parallel_tool_use":true},"mcp_servers":[{"url":"x"}],"output_config":{"effort":"low","format":{"type":"json_schema","schema":{}}}
            """);

        request.Extras.Select(extra => extra.Path).ShouldBe(["tools.0", "mcp_servers"]);
        request.Tools.Single().Path.ShouldBe("tools.1");
        request.ParallelToolCalls.ShouldBe(false);
        request.Reasoning!.Effort.ShouldBe("low");
        request.ResponseFormat!.Schema.ShouldNotBeNull();
    }

    private static ChatRequest Read(string fields) =>
        AnthropicRequestReader.Read(Encoding.UTF8.GetBytes($$"""{"model":"m","max_tokens":10,{{fields}}}""")).Value;
}
