using System.Buffers;
using System.Text;
using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Anthropic;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Tests.Providers.Golden;

namespace Aisbf.Infrastructure.Tests.Providers.Anthropic;

internal sealed class AnthropicStreamWriterTests
{
    [Test]
    public void A_joined_stream_is_the_whole_answer([Values("Google", "Ollama", "OpenAi")] string vendor, [Range(1, 40)] int seed)
    {
        var answer = RandomAnswer.Create(vendor, new Random(seed));

        var output = new ArrayBufferWriter<byte>();
        AnthropicResponseWriter.Write(Codec.Of(vendor).ReadResponse(Encoding.UTF8.GetBytes(answer.Whole)), Codec.Head, output);
        using var whole = JsonDocument.Parse(output.WrittenMemory);
        var joined = JoinedMessage.Read(Write(Codec.ReadStream(vendor, answer.Transcript).Events));

        joined.ShouldBeEquivalentTo(JoinedMessage.OfWhole(whole.RootElement));
    }

    [Test]
    public void Every_vendors_transcripts_become_streams_that_the_strictest_client_reads([Values("Google", "Ollama", "OpenAi")] string vendor)
    {
        foreach (var file in Directory.EnumerateFiles(GoldenFile.Folder(vendor), "*.stream.txt"))
        {
            var (events, fault) = Codec.ReadStream(vendor, File.ReadAllText(file).ReplaceLineEndings("\n"));
            if (fault is null) Should.NotThrow(() => JoinedMessage.Read(Write(events)), file);
        }
    }

    [Test]
    public void Calls_whose_arguments_come_by_turns_come_out_one_after_the_other()
    {
        var events = Write([
            new ChatStreamEvent.ToolCallStarted(0, "a", "f"),
            new ChatStreamEvent.ToolCallStarted(1, "b", "g"),
            new ChatStreamEvent.ToolCallArguments(1, "{\"y\":"),
            new ChatStreamEvent.ToolCallArguments(0, "{\"x\":"),
            new ChatStreamEvent.ToolCallArguments(1, "2}"),
            new ChatStreamEvent.ToolCallArguments(0, "\"}{\"}"),
            new ChatStreamEvent.Finished(FinishReason.ToolCalls)]);

        JoinedMessage.Read(events).Calls.ShouldBe(["a f {\"x\":\"}{\"}", "b g {\"y\":2}"]);
    }

    [Test]
    public void A_call_is_handed_on_as_it_comes_and_ends_when_it_is_whole()
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new AnthropicStreamWriter(Codec.Head);

        writer.Write(new ChatStreamEvent.ToolCallStarted(0, "a", "f"), output);
        writer.Write(new ChatStreamEvent.ToolCallArguments(0, "{\"x\":"), output);
        Text(output).ShouldContain("{\\\"x\\\":");
        writer.Write(new ChatStreamEvent.ToolCallArguments(0, "1}"), output);
        Text(output).ShouldNotContain("content_block_stop");
        writer.Write(new ChatStreamEvent.ToolCallStarted(1, "b", "g"), output);
        Text(output).ShouldContain("content_block_stop");
        writer.Write(new ChatStreamEvent.ToolCallArguments(1, "{"), output);
        Text(output).ShouldEndWith("\"partial_json\":\"{\"}}\n\n");
    }

    [Test]
    public void Text_after_a_call_is_a_block_of_its_own()
    {
        var joined = JoinedMessage.Read(Write([
            new ChatStreamEvent.TextDelta("a"),
            new ChatStreamEvent.ToolCallStarted(0, "a", "f"),
            new ChatStreamEvent.TextDelta("b"),
            new ChatStreamEvent.ToolCallArguments(0, "{}"),
            new ChatStreamEvent.TextDelta("c"),
            new ChatStreamEvent.Finished(FinishReason.ToolCalls)]));

        joined.Text.ShouldBe("abc");
        joined.Calls.ShouldBe(["a f {}"]);
    }

    [TestCase("oops", "{\"arguments\":\"oops\"}")]
    [TestCase("[1]", "{\"arguments\":\"[1]\"}")]
    [TestCase("  {\"a\":1}  ", "{\"a\":1}")]
    [TestCase("", "{}")]
    public void Arguments_are_always_an_object(string arguments, string expected)
    {
        ChatStreamEvent[] pieces = [.. arguments.Select(c => new ChatStreamEvent.ToolCallArguments(0, c.ToString()))];

        JoinedMessage.Read(Write([new ChatStreamEvent.ToolCallStarted(0, "a", "f"), .. pieces, new ChatStreamEvent.Finished(FinishReason.ToolCalls)]))
            .Calls.ShouldBe([$"a f {expected}"]);
    }

    [Test]
    public void Thinking_ends_with_its_signature_and_one_that_has_none_gets_the_gateways()
    {
        var joined = JoinedMessage.Read(Write([
            new ChatStreamEvent.ReasoningDelta("one"),
            new ChatStreamEvent.ReasoningDelta("", "SIG"),
            new ChatStreamEvent.ReasoningDelta("two"),
            new ChatStreamEvent.EncryptedReasoning("BLOB", null),
            new ChatStreamEvent.TextDelta("x"),
            new ChatStreamEvent.Finished(FinishReason.Stop)]));

        joined.Thinking.ShouldBe("onetwo");
        joined.Signatures.ShouldBe(["SIG", ReasoningSeal.Unsigned, "BLOB"]);
    }

    [Test]
    public void Usage_that_comes_after_the_reason_to_stop_is_told()
    {
        var joined = JoinedMessage.Read(Write([
            new ChatStreamEvent.TextDelta("x"),
            new ChatStreamEvent.Finished(FinishReason.Length),
            new ChatStreamEvent.UsageReported(new TokenUsage(10, 5, 3, 2))]));

        joined.StopReason.ShouldBe("max_tokens");
        joined.Usage.ShouldBe("""{"input_tokens":5,"cache_creation_input_tokens":2,"cache_read_input_tokens":3,"output_tokens":5}""");
    }

    [Test]
    public void An_empty_answer_is_still_a_message()
    {
        JoinedMessage.Read(Write([new ChatStreamEvent.Started(null, null), new ChatStreamEvent.Finished(FinishReason.Stop)])).StopReason.ShouldBe("end_turn");
    }

    private static string Write(IEnumerable<ChatStreamEvent> events)
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new AnthropicStreamWriter(Codec.Head);
        foreach (var step in events) writer.Write(step, output);
        writer.WriteEnd(output);
        return Text(output);
    }

    private static string Text(ArrayBufferWriter<byte> output) => Encoding.UTF8.GetString(output.WrittenSpan);
}
