using System.Text;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Tests.Providers.Golden;
using Aisbf.Infrastructure.Tests.Providers.Streaming;

namespace Aisbf.Infrastructure.Tests.Providers.Translation;

/// <summary>Where upstreams put what they count: it is taken down and told wherever it stands, and the last word counts.</summary>
internal sealed class UsagePlaceTests
{
    private const string First = ""","usage":{"prompt_tokens":5,"completion_tokens":1}""";
    private const string Last = ""","usage":{"prompt_tokens":7,"completion_tokens":3}""";

    private static IEnumerable<TestCaseData> Streams()
    {
        string Text(string usage = "") => $$"""{"choices":[{"index":0,"delta":{"content":"x"},"finish_reason":null}]{{usage}}}""";
        string Stop(string usage = "") => $$"""{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]{{usage}}}""";
        string Own(string usage) => $$"""{"choices":[]{{usage}}}""";

        yield return Case("with the reason to stop", Dialect.OpenAi, Sse(Text(), Stop(Last), "[DONE]"));
        yield return Case("behind it", Dialect.OpenAi, Sse(Text(), Stop(), Own(Last), "[DONE]"));
        yield return Case("behind it, without an end mark", Dialect.OpenAi, Sse(Text(), Stop(), Own(Last)));
        yield return Case("behind it, without an empty line", Dialect.OpenAi, Sse(Text(), Stop(), Own(Last)).TrimEnd());
        yield return Case("before it", Dialect.OpenAi, Sse(Text(), Own(Last), Stop(), "[DONE]"));
        yield return Case("behind the end mark", Dialect.OpenAi, Sse(Text(), Stop(), "[DONE]", Own(Last)));
        yield return Case("twice", Dialect.OpenAi, Sse(Text(First), Stop(), Own(First), Own(Last), "[DONE]"));
        yield return Case("in every event", Dialect.OpenAi, Sse(Text(First), Text(First), Stop(Last), "[DONE]"));
        yield return Case("in the choice", Dialect.OpenAi, Sse(Text(), """{"choices":[{"index":0,"delta":{},"finish_reason":"stop","usage":{"prompt_tokens":7,"completion_tokens":3}}]}""", "[DONE]"));
        yield return Case("behind the reason to stop", Dialect.Google, Sse(
            """{"candidates":[{"content":{"parts":[{"text":"x"}]},"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":5}}""",
            """{"usageMetadata":{"promptTokenCount":7,"candidatesTokenCount":3}}"""));
        yield return Case("only at the start and the end", Dialect.Anthropic, Sse(
            """{"type":"message_start","message":{"id":"m","usage":{"input_tokens":7,"output_tokens":1}}}""",
            """{"type":"content_block_start","index":0,"content_block":{"type":"text","text":"x"}}""",
            """{"type":"content_block_stop","index":0}""",
            """{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":3}}""",
            """{"type":"message_stop"}"""));
        yield return Case("in two last events", Dialect.Anthropic, Sse(
            """{"type":"message_start","message":{"id":"m"}}""",
            """{"type":"content_block_start","index":0,"content_block":{"type":"text","text":"x"}}""",
            """{"type":"content_block_stop","index":0}""",
            """{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"input_tokens":7,"output_tokens":1}}""",
            """{"type":"message_delta","delta":{},"usage":{"output_tokens":3}}""",
            """{"type":"message_stop"}"""));
    }

    [TestCaseSource(nameof(Streams))]
    public async Task It_is_told_in_every_dialect(Dialect vendor, string transcript)
    {
        foreach (var client in Client.All)
        {
            var pumped = await Pumped.TranslateAsync(vendor, new PieceStream([Encoding.UTF8.GetBytes(transcript)]), writer: client.Writer());
            pumped.Error.ShouldBeNull();
            pumped.Usage.ShouldBe(new TokenUsage(7, 3), client.Name);
            client.Read(pumped.Output);
            var last = pumped.Output.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Last(frame => frame.Contains("\"usage\":{", StringComparison.Ordinal));
            last.ShouldContain(client == Client.Chat || client == Client.Completions ? "\"completion_tokens\":3" : "\"output_tokens\":3", Shouldly.Case.Sensitive, client.Name);
        }
    }

    [Test]
    public async Task What_is_not_counted_is_not_made_up()
    {
        const string transcript = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"x\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";
        foreach (var client in Client.All)
        {
            var pumped = await Pumped.TranslateAsync(Dialect.OpenAi, new PieceStream([Encoding.UTF8.GetBytes(transcript)]), writer: client.Writer());
            pumped.Usage.ShouldBeNull();
            client.Read(pumped.Output);
        }

        JoinedFrames.Read((await Pumped.TranslateAsync(Dialect.OpenAi, new PieceStream([Encoding.UTF8.GetBytes(transcript)]))).Output).Usage.ShouldBeEmpty();
    }

    private static string Sse(params string[] events) => string.Concat(events.Select(data => $"data: {data}\n\n"));

    private static TestCaseData Case(string name, Dialect vendor, string transcript) => new TestCaseData(vendor, transcript).SetArgDisplayNames(vendor.ToString(), name);
}
