using System.Text;
using Aisbf.Application.Gateway;
using Aisbf.Application.Gateway.Autoselects;
using Aisbf.Domain.Routing;

namespace Aisbf.Application.Tests.Gateway.Autoselects;

internal sealed class ConversationReaderTests
{
    [Test]
    public void Messages_are_read_as_text_and_what_is_no_text_is_named()
    {
        const string json = """
            {"model":"m","messages":[
              {"role":"system","content":"Be kind."},
              {"role":"user","content":[{"type":"text","text":"Look:"},{"type":"image_url","image_url":{"url":"data:secret"}},
                {"type":"input_audio","input_audio":{}},{"type":"file"},7]},
              {"role":"assistant","content":null,"tool_calls":[{"id":"1"}]},
              {"role":"tool","tool_call_id":"1","content":"12"},
              {"content":{"odd":1}}]}
            """;

        Read(json).ShouldBe(
            ["system: Be kind.", "user: Look:\n[image]\n[audio]\n[file]\n", "assistant: [tool_calls]", "tool: 12", "other: "]);
    }

    [TestCase("""{"input":"hello"}""", Surface.Responses, "user: hello")]
    [TestCase("""{"input":[{"role":"user","content":[{"type":"input_text","text":"hello"}]},{"type":"function_call_output"}]}""", Surface.Responses,
        "user: hello,other: [function_call_output]")]
    [TestCase("""{"system":"s","messages":[{"role":"user","content":[{"type":"text","text":"hello"},{"type":"image","source":{}}]}]}""", Surface.Messages,
        "user: hello\n[image]")]
    [TestCase("""{"prompt":"hello"}""", Surface.Completions, "user: hello")]
    [TestCase("""{"prompt":["a","b"]}""", Surface.Completions, "user: a,user: b")]
    [TestCase("""{"input":"hello"}""", Surface.Embeddings, "")]
    [TestCase("""{"messages":[{"role":"user","content":"\ud800"}]}""", Surface.ChatCompletions, "user: ")]
    public void Every_kind_of_conversation_is_read_and_nothing_else(string json, Surface surface, string messages) =>
        string.Join(',', Read(json, surface)).ShouldBe(messages);

    private static IEnumerable<string> Read(string json, Surface surface = Surface.ChatCompletions)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        return ConversationReader.Read(surface, new PooledBody(bytes, bytes.Length)).Select(m => $"{m.Role}: {m.Text}");
    }
}
