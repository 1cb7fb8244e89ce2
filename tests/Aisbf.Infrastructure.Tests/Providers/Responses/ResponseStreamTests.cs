using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using Aisbf.Domain.Common;
using Aisbf.Domain.Conversations;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Responses;
using Aisbf.Infrastructure.Tests.Providers.Golden;

namespace Aisbf.Infrastructure.Tests.Providers.Responses;

internal sealed class ResponseStreamTests
{
    private static ReplyHead Head => new("resp_1", "provider/model", 1_700_000_000);

    [Test]
    public void The_last_event_has_the_whole_answer([Values("Anthropic", "Google", "Ollama", "OpenAi")] string vendor, [Range(1, 40)] int seed)
    {
        var answer = RandomAnswer.Create(vendor, new Random(seed));
        var output = new ArrayBufferWriter<byte>();
        ResponseWriter.Write(Codec.Of(vendor).ReadResponse(Encoding.UTF8.GetBytes(answer.Whole)), Head, output);
        var whole = JsonNode.Parse(output.WrittenSpan)!;

        var streamed = Stream([.. Codec.ReadStream(vendor, answer.Transcript).Events]).Final!;

        streamed.ToJsonString().ShouldBe(whole.ToJsonString());
    }

    [Test]
    public void Calls_whose_arguments_come_by_turns_keep_apart()
    {
        var events = Stream(
            new ChatStreamEvent.ToolCallStarted(0, "call_a", "a"),
            new ChatStreamEvent.ToolCallStarted(1, "call_b", "b"),
            new ChatStreamEvent.ToolCallArguments(1, "{\"y\":"),
            new ChatStreamEvent.ToolCallArguments(0, "{\"x\":"),
            new ChatStreamEvent.ToolCallArguments(1, "2}"),
            new ChatStreamEvent.ToolCallArguments(0, "1}"),
            new ChatStreamEvent.Finished(FinishReason.ToolCalls));

        events.Final!["output"]!.AsArray().Select(item => item!["arguments"]!.GetValue<string>()).ShouldBe(["{\"x\":1}", "{\"y\":2}"]);
    }

    [Test]
    public void A_call_is_closed_before_the_next_begins_when_its_arguments_are_whole()
    {
        var events = Stream(
            new ChatStreamEvent.ToolCallStarted(0, "call_a", "a"),
            new ChatStreamEvent.ToolCallArguments(0, "{}"),
            new ChatStreamEvent.ToolCallStarted(1, "call_b", "b"),
            new ChatStreamEvent.ToolCallArguments(1, "{}"),
            new ChatStreamEvent.Finished(FinishReason.ToolCalls));

        var firstDone = events.Types.IndexOf("response.output_item.done");
        events.Types.LastIndexOf("response.output_item.added").ShouldBeGreaterThan(firstDone);
    }

    [Test]
    public void An_answer_that_was_cut_off_is_incomplete_and_says_why()
    {
        var events = Stream(new ChatStreamEvent.TextDelta("Once upon"), new ChatStreamEvent.Finished(FinishReason.Length));

        events.Types[^1].ShouldBe("response.incomplete");
        events.Final!["incomplete_details"]!["reason"]!.GetValue<string>().ShouldBe("max_output_tokens");
        events.Final["output"]![0]!["status"]!.GetValue<string>().ShouldBe("incomplete");
    }

    [Test]
    public void An_answer_that_breaks_off_ends_with_its_state_and_the_error()
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new ResponseStreamWriter(Head);
        writer.Write(new ChatStreamEvent.TextDelta("Once upon"), output);
        writer.TryWriteError(new Error(ErrorCode.UpstreamError, "Provider 'p' failed."), output).ShouldBeTrue();

        var events = ResponseEvents.Read(Encoding.UTF8.GetString(output.WrittenSpan));

        events.Types.TakeLast(2).ShouldBe(["response.failed", "error"]);
        events.Final!["error"]!["message"]!.GetValue<string>().ShouldBe("Provider 'p' failed.");
    }

    [Test]
    public void Usage_that_comes_after_the_end_is_in_the_last_event()
    {
        var events = Stream(
            new ChatStreamEvent.TextDelta("Hi"),
            new ChatStreamEvent.Finished(FinishReason.Stop),
            new ChatStreamEvent.UsageReported(new TokenUsage(10, 5, CachedTokens: 4, ReasoningTokens: 2)));

        events.Final!["usage"]!.ToJsonString().ShouldBe(
            """{"input_tokens":10,"input_tokens_details":{"cached_tokens":4},"output_tokens":5,"output_tokens_details":{"reasoning_tokens":2},"total_tokens":15}""");
    }

    private static ResponseEvents Stream(params ChatStreamEvent[] steps)
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new ResponseStreamWriter(Head);
        foreach (var step in steps) writer.Write(step, output);
        writer.WriteEnd(output);
        return ResponseEvents.Read(Encoding.UTF8.GetString(output.WrittenSpan));
    }
}
