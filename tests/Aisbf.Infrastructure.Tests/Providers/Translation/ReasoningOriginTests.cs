using System.Text;
using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Anthropic;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Translation;

namespace Aisbf.Infrastructure.Tests.Providers.Translation;

internal sealed class ReasoningOriginTests
{
    private static readonly ReasoningOrigin Maker = new(new Uri("https://a.example/v1"), 1);

    private static readonly ChatResponse Answer = new()
    {
        Choices =
        [
            new ChatChoice
            {
                Reasoning =
                [
                    new ReasoningBlock { Text = "hm", Signature = "SIG.1", Format = ReasoningFormats.Google },
                    new ReasoningBlock { Encrypted = "BLOB", Format = ReasoningFormats.Anthropic },
                    new ReasoningBlock { Text = "plain" },
                ],
                ToolCalls = [new ChatToolCall("a", "f", "{}") { Signature = "CALL" }],
            },
        ],
    };

    [Test]
    public void Whoever_made_it_gets_it_back_unchanged()
    {
        var dropped = new DroppedFields();

        var message = new ReasoningOrigin(new Uri("https://a.example/other"), 1).Open(Replay(Maker.Seal(Answer)), dropped).Messages[0];

        message.Reasoning.ShouldBe(Answer.Choices[0].Reasoning);
        message.ToolCalls.ShouldBe(Answer.Choices[0].ToolCalls);
        dropped.Paths.ShouldBeEmpty();
    }

    [TestCase("https://a.example/v1", 2u)]
    [TestCase("https://b.example/v1", 1u)]
    public void Nobody_else_gets_it_and_it_is_named(string endpoint, uint credential)
    {
        var dropped = new DroppedFields();

        var message = new ReasoningOrigin(new Uri(endpoint), credential).Open(Replay(Maker.Seal(Answer)), dropped).Messages[0];

        message.Reasoning.ShouldBe([new ReasoningBlock { Text = "hm" }, new ReasoningBlock { Text = "plain" }]);
        message.ToolCalls.ShouldBe([new ChatToolCall("a", "f", "{}")]);
        dropped.Paths.ShouldBe(["messages[0].reasoning_content.signature", "messages[0].reasoning_content", "messages[0].tool_calls[0].extra_content"]);
    }

    [Test]
    public void What_the_client_had_from_the_vendor_itself_is_handed_on()
    {
        var request = Replay(Answer);

        Maker.Open(request, new DroppedFields()).ShouldBeSameAs(request);
    }

    [Test]
    public void Events_are_sealed_as_whole_answers_are()
    {
        Maker.Seal(new ChatStreamEvent.ReasoningDelta("", "SIG.1") { Format = ReasoningFormats.Google }).ShouldBe(
            new ChatStreamEvent.ReasoningDelta("", Maker.Seal(Answer).Choices[0].Reasoning[0].Signature) { Format = ReasoningFormats.Google });
        Maker.Seal(new ChatStreamEvent.ToolCallStarted(0, "a", "f") { Signature = "CALL" }).ShouldBe(
            new ChatStreamEvent.ToolCallStarted(0, "a", "f") { Signature = Maker.Seal(Answer).Choices[0].ToolCalls[0].Signature });
    }

    [Test]
    public void Googles_signature_of_a_call_comes_back_through_Anthropics_dialect()
    {
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        AnthropicResponseWriter.Write(Maker.Seal(Answer), new ReplyHead("msg_1", "m", 0), output);
        using var message = JsonDocument.Parse(output.WrittenMemory);
        var request = AnthropicRequestReader.Read(Encoding.UTF8.GetBytes(
            $$"""{"model":"m","max_tokens":1,"messages":[{"role":"assistant","content":{{message.RootElement.GetProperty("content").GetRawText()}}}]}""")).Value;

        var open = Maker.Open(request, new DroppedFields()).Messages[0];

        open.ToolCalls.Single().Signature.ShouldBe("CALL");
        open.Reasoning.Select(block => block with { Path = null }).ShouldBe(Answer.Choices[0].Reasoning);
    }

    private static ChatRequest Replay(ChatResponse answer) => new()
    {
        Model = "m",
        Messages = [new ChatMessage { Role = ChatRole.Assistant, Reasoning = answer.Choices[0].Reasoning, ToolCalls = answer.Choices[0].ToolCalls }],
    };
}
