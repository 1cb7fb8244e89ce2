using System.Buffers;
using System.Text;
using Aisbf.Domain.Conversations;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.OpenAi;

namespace Aisbf.Infrastructure.Tests.Providers.OpenAi;

internal sealed class OpenAiChatStreamWriterTests
{
    private static readonly ReplyHead Head = new("id", "m", 1);

    [Test]
    public void Usage_is_told_only_to_who_asked()
    {
        var usage = new ChatStreamEvent.UsageReported(new TokenUsage(1, 2));
        var done = new ChatStreamEvent.Finished(FinishReason.Stop);

        Write(includeUsage: false, usage, done).ShouldNotContain("usage");
        Write(includeUsage: true, usage, done).ShouldContain("\"choices\":[],\"usage\":{\"prompt_tokens\":1");
        Write(includeUsage: true, done).ShouldNotContain("\"choices\":[]");
    }

    [Test]
    public void A_call_without_arguments_ends_as_an_empty_object()
    {
        var frames = Write(
            includeUsage: false,
            new ChatStreamEvent.ToolCallStarted(0, "a", "f"),
            new ChatStreamEvent.ToolCallArguments(0, ""),
            new ChatStreamEvent.ToolCallStarted(1, "b", "g"),
            new ChatStreamEvent.Finished(FinishReason.ToolCalls));

        frames.ShouldContain("""{"tool_calls":[{"index":0,"function":{"arguments":"{}"}}]}""");
        frames.ShouldContain("""{"tool_calls":[{"index":1,"function":{"arguments":"{}"}}]}""");
    }

    [Test]
    public void A_stream_without_a_start_still_begins_with_the_role() =>
        Write(includeUsage: false, new ChatStreamEvent.TextDelta("x")).ShouldStartWith("data: {\"id\":\"id\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}");

    [TestCase("a\nb\r\nc")]
    [TestCase("data: x\n\n")]
    [TestCase("\u2028 \u0000 \ud83d")]
    public void No_text_can_break_a_frame(string text)
    {
        var frames = Write(includeUsage: false, new ChatStreamEvent.TextDelta(text));

        frames.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(3);
        frames.Replace("\n\n", "").ShouldNotContain('\n');
    }

    [Test]
    public void A_delta_allocates_next_to_nothing()
    {
        var output = new ArrayBufferWriter<byte>(1 << 20);
        using var writer = new OpenAiChatStreamWriter(Head, includeUsage: false);
        var delta = new ChatStreamEvent.TextDelta("some words");
        for (var i = 0; i < 100; i++) writer.Write(delta, output);

        output.ResetWrittenCount();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) writer.Write(delta, output);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1000);
    }

    private static string Write(bool includeUsage, params ChatStreamEvent[] events)
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new OpenAiChatStreamWriter(Head, includeUsage);
        foreach (var @event in events) writer.Write(@event, output);
        writer.WriteEnd(output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
