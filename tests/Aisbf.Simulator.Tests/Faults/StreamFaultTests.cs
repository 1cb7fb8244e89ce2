using System.Text;
using System.Text.Json;

namespace Aisbf.Simulator.Tests.Faults;

internal sealed class StreamFaultTests : FaultFixture
{
    [Test]
    public async Task Without_done_the_stream_still_ends_cleanly_after_the_finish_chunk()
    {
        var events = await Sse.ReadAsync(await StreamAsync("no-done"));

        Finish(Parse(events[^1].Data)).ShouldBe("stop");
    }

    [Test]
    public async Task Without_finish_the_stream_ends_after_the_content()
    {
        var events = await Sse.ReadAsync(await StreamAsync("no-finish"));

        Finish(Parse(events[^1].Data)).ShouldBeNull();
    }

    [Test]
    public async Task Crlf_comments_and_multiline_data_are_the_same_events()
    {
        using var odd = await StreamAsync("crlf;comments;multiline");
        var text = await odd.Content.ReadAsStringAsync();
        var events = Sse.Read(text);

        text.ShouldContain(": keep-alive\r\n\r\ndata: {\r\ndata: \"id\"");
        text.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain("\n");
        Content(events.Json()).ShouldBe("Pong from simulator model m: hello");
        events[^1].Data.ShouldBe("[DONE]");
    }

    [Test]
    public async Task Chunks_chunk_size_and_size_shape_the_text()
    {
        var hundred = (await Sse.ReadAsync(await StreamAsync("chunks=100"))).Json();
        var sized = (await Sse.ReadAsync(await StreamAsync("size=1000;chunk-size=100"))).Json();
        var both = (await Sse.ReadAsync(await StreamAsync("chunks=7;chunk-size=3"))).Json();

        hundred.Count.ShouldBe(102);
        sized.Count.ShouldBe(12);
        Encoding.UTF8.GetByteCount(Content(sized)).ShouldBe(1000);
        Content(both).Length.ShouldBe(21);
        both.Count.ShouldBe(9);
    }

    [Test]
    public async Task A_huge_line_is_one_frame()
    {
        var chunks = (await Sse.ReadAsync(await StreamAsync("huge-line=3000000"))).Json();

        chunks.Count.ShouldBe(3);
        Content(chunks).Length.ShouldBe(3_000_000);
    }

    [Test]
    public async Task Cut_divides_characters_and_loses_nothing()
    {
        foreach (var cut in new[] { 1, 2, 3, 5 })
        {
            using var answer = await StreamAsync($"unicode;cut={cut}");
            await using var body = await answer.Content.ReadAsStreamAsync();
            using var whole = new MemoryStream();
            await body.CopyToAsync(whole);

            Content(Sse.Read(Encoding.UTF8.GetString(whole.ToArray())).Json()).ShouldEndWith(" é ß 日本語 € 🙂🚀");
        }

        var (raw, _) = await (await RawAsync("text=%F0%9F%99%82;cut=3")).ReadToEndAsync();
        raw.Split("\r\n3\r\n").Length.ShouldBeGreaterThan(50);
    }

    [TestCase("usage=none", 0)]
    [TestCase("usage=last", 1)]
    [TestCase("usage=twice", 2)]
    public async Task Usage_comes_nowhere_or_last_or_twice(string words, int times)
    {
        var events = await Sse.ReadAsync(await StreamAsync(words));

        events.Json().Count(c => c.TryGetProperty("usage", out var usage) && usage.ValueKind == JsonValueKind.Object).ShouldBe(times);
    }

    [Test]
    public async Task Usage_last_sits_in_the_finish_chunk() =>
        Parse((await Sse.ReadAsync(await StreamAsync("usage=last")))[^2].Data).GetProperty("usage").GetProperty("prompt_tokens").GetInt32().ShouldBe(2);

    [Test]
    public async Task Token_counts_are_as_told()
    {
        var usage = (await PostForJsonAsync(Path, Plain, ("x-sim", "input-tokens=1000;output-tokens=-5;cached-tokens=900;reasoning-tokens=7")))
            .GetProperty("usage");

        usage.GetProperty("prompt_tokens").GetInt32().ShouldBe(1000);
        usage.GetProperty("completion_tokens").GetInt32().ShouldBe(-5);
        usage.GetProperty("prompt_tokens_details").GetProperty("cached_tokens").GetInt32().ShouldBe(900);
        usage.GetProperty("completion_tokens_details").GetProperty("reasoning_tokens").GetInt32().ShouldBe(7);
    }

    [Test]
    public async Task Finish_reasons_and_reasoning_come_unasked()
    {
        var choice = (await PostForJsonAsync(Path, Plain, ("x-sim", "finish=content_filter;reasoning=hm"))).GetProperty("choices")[0];

        choice.GetProperty("finish_reason").GetString().ShouldBe("content_filter");
        choice.GetProperty("message").GetProperty("reasoning_content").GetString().ShouldBe("hm");
    }

    [Test]
    public async Task Tools_can_be_called_in_reverse_order_and_in_any_number()
    {
        const string Body = """
            {"model":"m","stream":true,"messages":[{"role":"user","content":"x"}],"tools":[{"type":"function","function":{"name":"f"}}]}
            """;
        using var answer = await PostAsync(Path, Body, ("x-sim", "calls=3;tools-reversed"));
        var indexes = (await Sse.ReadAsync(answer)).Json()
            .Select(c => c.GetProperty("choices")[0].GetProperty("delta"))
            .Where(d => d.TryGetProperty("tool_calls", out _))
            .Select(d => d.GetProperty("tool_calls")[0].GetProperty("index").GetInt32());

        indexes.Distinct().ShouldBe([2, 1, 0]);
    }

    private static string? Finish(JsonElement chunk) => chunk.GetProperty("choices")[0].GetProperty("finish_reason").GetString();

    private static string Content(IEnumerable<JsonElement> chunks) => string.Concat(chunks
        .Select(c => c.GetProperty("choices")[0].GetProperty("delta"))
        .Select(d => d.TryGetProperty("content", out var text) ? text.GetString() : ""));
}
