using System.Text;
using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Anthropic;
using Aisbf.Infrastructure.Tests.Providers.Golden;
using Aisbf.Infrastructure.Tests.Providers.Streaming;

namespace Aisbf.Infrastructure.Tests.Providers.Translation;

internal sealed class TranslatedStreamTests
{
    private const string Claude = """
        event: message_start
        data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","content":[],"model":"m","usage":{"input_tokens":7,"output_tokens":1}}}

        event: content_block_start
        data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

        : comment

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"é 世 🚀"}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":" and more"}}

        event: content_block_stop
        data: {"type":"content_block_stop","index":0}

        event: message_delta
        data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":3}}

        event: message_stop
        data: {"type":"message_stop"}


        """;

    private const string Gemini = """
        data: {"candidates":[{"content":{"role":"model","parts":[{"text":"é 世 🚀"}]},"index":0}],"usageMetadata":{"promptTokenCount":7,"totalTokenCount":7},"modelVersion":"m"}

        data: {"candidates":[{"content":{"role":"model","parts":[{"text":" and more"}]},"finishReason":"STOP","index":0}],"usageMetadata":{"promptTokenCount":7,"candidatesTokenCount":3,"totalTokenCount":10},"modelVersion":"m"}


        """;

    private const string Llama = """
        {"model":"m","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":"é 世 🚀"},"done":false}
        {"model":"m","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":" and more"},"done":false}
        {"model":"m","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","prompt_eval_count":7,"eval_count":3}

        """;

    private const string Gpt = """
        data: {"id":"c","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}

        data: {"id":"c","choices":[{"index":0,"delta":{"content":"é 世 🚀"},"finish_reason":null}]}

        data: {"id":"c","choices":[{"index":0,"delta":{"content":" and more"},"finish_reason":null}]}

        data: {"id":"c","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

        data: {"id":"c","choices":[],"usage":{"prompt_tokens":7,"completion_tokens":3,"total_tokens":10}}

        data: [DONE]


        """;

    private static IEnumerable<TestCaseData> Streams()
    {
        foreach (var (dialect, text) in new[] { (Dialect.Anthropic, Claude), (Dialect.Google, Gemini), (Dialect.Ollama, Llama), (Dialect.OpenAi, Gpt) })
        {
            yield return new TestCaseData(dialect, text) { TestName = $"{{m}}({dialect}, LF)" };
            yield return new TestCaseData(dialect, text.ReplaceLineEndings("\r\n")) { TestName = $"{{m}}({dialect}, CRLF)" };
        }
    }

    [TestCaseSource(nameof(Streams))]
    public async Task A_stream_cut_at_any_byte_comes_out_the_same(Dialect dialect, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var whole = await Pumped.TranslateAsync(dialect, new PieceStream([bytes]));
        whole.Outcome.ShouldBe(AttemptKind.Success);
        whole.Error.ShouldBeNull();
        whole.Output.ShouldEndWith("data: [DONE]\n\n");
        whole.Output.ShouldContain("é 世");
        whole.Usage!.Value.TotalTokens.ShouldBe(10);

        for (var offset = 1; offset < bytes.Length; offset++)
        {
            (await Pumped.TranslateAsync(dialect, new PieceStream(PieceStream.Cut(bytes, offset)))).ShouldBe(whole, $"cut at {offset}");
        }

        (await Pumped.TranslateAsync(dialect, new PieceStream(PieceStream.Cut(bytes, [.. Enumerable.Range(1, bytes.Length - 1)])))).ShouldBe(whole);
    }

    [TestCaseSource(nameof(Streams))]
    public async Task A_stream_cut_at_any_byte_comes_out_the_same_for_a_client_of_Anthropics_dialect(Dialect dialect, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var offset = 1; offset < bytes.Length; offset++)
        {
            var pumped = await Pumped.TranslateAsync(
                dialect, new PieceStream(PieceStream.Cut(bytes, offset)), writer: new AnthropicStreamWriter(Codec.Head));
            pumped.Error.ShouldBeNull($"cut at {offset}");
            var message = JoinedMessage.Read(pumped.Output);
            message.Text.ShouldBe("é 世 🚀 and more", $"cut at {offset}");
            message.Usage.ShouldContain("\"input_tokens\":7");
            message.Usage.ShouldContain("\"output_tokens\":3");
        }
    }

    [TestCaseSource(nameof(Streams))]
    public async Task A_stream_that_ends_at_any_byte_is_no_answer_or_a_broken_one(Dialect dialect, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var whole = await Pumped.TranslateAsync(dialect, new PieceStream([bytes]));
        for (var length = 0; length < bytes.Length; length++)
        {
            foreach (var broken in new Exception?[] { null, new IOException("reset") })
            {
                var cut = await Pumped.TranslateAsync(dialect, new PieceStream([bytes.AsMemory(0, length)], broken: broken));
                var done = cut.Output.EndsWith("data: [DONE]\n\n", StringComparison.Ordinal);
                done.ShouldBe(cut.Outcome == AttemptKind.Success && cut.Error is null, $"{length} of {bytes.Length}");
                if (!done)
                {
                    whole.Output.ShouldStartWith(cut.Output, Case.Sensitive, $"{length} of {bytes.Length}");
                }
            }
        }
    }

    [TestCaseSource(nameof(Streams))]
    public async Task A_connection_that_stays_open_after_the_end_is_left_soon(Dialect dialect, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var whole = await Pumped.TranslateAsync(dialect, new PieceStream([bytes]));
        var open = await Pumped.TranslateAsync(dialect, new PieceStream([bytes], hang: true)).WaitAsync(TimeSpan.FromSeconds(30));
        open.ShouldBe(whole);
    }

    [TestCase(Dialect.Anthropic, "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"x\"}}\n\n")]
    [TestCase(Dialect.Google, "data: {\"error\":{\"code\":503,\"message\":\"x\",\"status\":\"UNAVAILABLE\"}}\n\n")]
    [TestCase(Dialect.Ollama, "{\"error\":\"x\"}\n")]
    [TestCase(Dialect.OpenAi, "data: {\"error\":{\"message\":\"x\",\"type\":\"server_error\"}}\n\n")]
    public async Task An_error_in_the_stream_is_its_end_wherever_it_is_cut(Dialect dialect, string error)
    {
        (await Pumped.TranslateAsync(dialect, new PieceStream([Encoding.UTF8.GetBytes(error)]))).Outcome.ShouldBe(AttemptKind.ServerError);

        var text = dialect switch { Dialect.Anthropic => Claude, Dialect.Google => Gemini, Dialect.OpenAi => Gpt, _ => Llama };
        var middle = text.IndexOf(dialect == Dialect.Ollama ? "\n" : "é", StringComparison.Ordinal);
        middle = text.IndexOf(dialect == Dialect.Ollama ? "\n" : "\n\n", middle, StringComparison.Ordinal) + (dialect == Dialect.Ollama ? 1 : 2);
        var head = Encoding.UTF8.GetBytes(text[..middle]);
        byte[] rest = [.. Encoding.UTF8.GetBytes(error + text[middle..])];
        for (var offset = 1; offset < rest.Length; offset++)
        {
            var pumped = await Pumped.TranslateAsync(dialect, new PieceStream([head, rest.AsMemory(0, offset), rest.AsMemory(offset)]));
            pumped.Outcome.ShouldBe(AttemptKind.Success);
            pumped.Error.ShouldNotBeNull($"cut at {offset}");
            pumped.Error.ShouldBeOneOf(ErrorCode.UpstreamError, ErrorCode.UpstreamUnavailable);
            pumped.Output.ShouldNotContain("and more");
            pumped.Output.ShouldNotContain("[DONE]");
        }
    }
}
