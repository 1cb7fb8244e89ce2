using System.Text.Json;

namespace Aisbf.Simulator.Tests.Anthropic;

internal sealed class MessagesTests : SimulatorFixture
{
    private const string Path = "/v1/messages";
    private const string Tools = """[{"name":"get_weather","input_schema":{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}}]""";
    private static readonly (string, string) Version = ("anthropic-version", "2023-06-01");

    [Test]
    public async Task A_message_is_answered_with_an_echo()
    {
        var body = await PostForJsonAsync(Path, """{"model":"claude-x","max_tokens":100,"messages":[{"role":"user","content":"hello"}]}""", Version);

        body.GetProperty("type").GetString().ShouldBe("message");
        body.GetProperty("content")[0].GetProperty("text").GetString().ShouldBe("Pong from simulator model claude-x: hello");
        body.GetProperty("stop_reason").GetString().ShouldBe("end_turn");
        body.GetProperty("usage").GetProperty("cache_read_input_tokens").GetInt32().ShouldBe(0);
    }

    [Test]
    public async Task A_stream_has_its_events_in_the_vendors_order()
    {
        var events = await StreamAsync("""{"model":"claude-x","stream":true,"max_tokens":100,"messages":[{"role":"user","content":"hello"}]}""");

        Squeeze(events).ShouldBe(["message_start", "content_block_start", "ping", "content_block_delta", "content_block_stop", "message_delta", "message_stop"]);
        events.ShouldAllBe(e => Parse(e.Data).GetProperty("type").GetString() == e.Event);
        string.Concat(Deltas(events).Select(d => d.GetProperty("text").GetString())).ShouldBe("Pong from simulator model claude-x: hello");
        var end = events.Json().Single(e => e.GetProperty("type").GetString() == "message_delta");
        end.GetProperty("delta").GetProperty("stop_reason").GetString().ShouldBe("end_turn");
        end.GetProperty("usage").GetProperty("output_tokens").GetInt32().ShouldBePositive();
    }

    [Test]
    public async Task Thinking_comes_first_and_is_signed()
    {
        var events = await StreamAsync("""
            {"model":"c","stream":true,"max_tokens":4000,"thinking":{"type":"enabled","budget_tokens":1024},"messages":[{"role":"user","content":"why"}]}
            """);

        var kinds = Deltas(events).Select(d => d.GetProperty("type").GetString()).ToList();
        kinds.Distinct().ShouldBe(["thinking_delta", "signature_delta", "text_delta"]);
        kinds.Count(k => k == "signature_delta").ShouldBe(1);
    }

    [Test]
    public async Task A_tool_is_used_in_json_fragments()
    {
        var events = await StreamAsync($$"""{"model":"c","stream":true,"max_tokens":100,"tools":{{Tools}},"messages":[{"role":"user","content":"two in parallel"}]}""");
        var starts = events.Json().Where(e => e.GetProperty("type").GetString() == "content_block_start").ToList();

        starts.Select(s => s.GetProperty("content_block").GetProperty("type").GetString()).ShouldBe(["tool_use", "tool_use"]);
        starts.Select(s => s.GetProperty("index").GetInt32()).ShouldBe([0, 1]);
        Deltas(events)[0].GetProperty("partial_json").GetString().ShouldBeEmpty();
        string.Concat(Deltas(events).Select(d => d.GetProperty("partial_json").GetString())).ShouldBe("""{"city":"sample city"}{"city":"sample city"}""");
        events.Json()[^2].GetProperty("delta").GetProperty("stop_reason").GetString().ShouldBe("tool_use");
    }

    [Test]
    public async Task A_whole_tool_turn_with_thinking_goes_there_and_back()
    {
        var first = await PostForJsonAsync(Path, $$"""
            {"model":"c","max_tokens":4000,"thinking":{"type":"enabled","budget_tokens":1024},"tools":{{Tools}},"messages":[{"role":"user","content":"weather?"}]}
            """, Version);
        var content = first.GetProperty("content").GetRawText();
        var id = first.GetProperty("content")[1].GetProperty("id").GetString();
        var next = $$$"""
            {"model":"c","max_tokens":4000,"thinking":{"type":"enabled","budget_tokens":1024},"tools":{{{Tools}}},"messages":[{"role":"user","content":"weather?"},
             {"role":"assistant","content":{{{content}}}},{"role":"user","content":[{"type":"tool_result","tool_use_id":"{{{id}}}","content":"sunny"}]}]}
            """;
        var second = await PostForJsonAsync(Path, next, Version);
        var (status, error) = await PostForErrorAsync(Path, next.Replace("Thinking about", "Thinking of", StringComparison.Ordinal), Version);

        second.GetProperty("content")[1].GetProperty("text").GetString()!.ShouldContain("sunny");
        status.ShouldBe(400);
        error.GetProperty("error").GetProperty("message").GetString()!.ShouldContain("Invalid `signature`");
    }

    [Test]
    public async Task Cache_tokens_are_counted_apart_from_the_input()
    {
        var usage = (await PostForJsonAsync(
            Path, """{"model":"c","max_tokens":9,"messages":[{"role":"user","content":"x"}]}""", Version,
            ("x-sim", "input-tokens=100;cached-tokens=60;cache-write-tokens=30"))).GetProperty("usage");

        usage.GetProperty("input_tokens").GetInt32().ShouldBe(10);
        usage.GetProperty("cache_read_input_tokens").GetInt32().ShouldBe(60);
        usage.GetProperty("cache_creation_input_tokens").GetInt32().ShouldBe(30);
    }

    [Test]
    public async Task Usage_can_come_only_at_the_end_and_the_end_mark_can_be_missing()
    {
        const string Body = """{"model":"c","stream":true,"max_tokens":99,"messages":[{"role":"user","content":"x"}]}""";
        var events = await StreamAsync(Body, ("x-sim", "usage=last;no-done"));
        var error = await StreamAsync(Body, ("x-sim", "error-at=3;status=529"));

        events[^1].Event.ShouldBe("message_delta");
        Parse(events[0].Data).GetProperty("message").GetProperty("usage").GetProperty("input_tokens").GetInt32().ShouldBe(0);
        Parse(events[^1].Data).GetProperty("usage").GetProperty("input_tokens").GetInt32().ShouldBe(1);
        error[^1].Event.ShouldBe("error");
        Parse(error[^1].Data).GetProperty("error").GetProperty("type").GetString().ShouldBe("overloaded_error");
    }

    [Test]
    public async Task A_stop_sequence_is_named()
    {
        var body = await PostForJsonAsync(
            Path, """{"model":"c","max_tokens":99,"stop_sequences":["model"],"messages":[{"role":"user","content":"x"}]}""", Version);

        body.GetProperty("stop_reason").GetString().ShouldBe("stop_sequence");
        body.GetProperty("stop_sequence").GetString().ShouldBe("model");
    }

    [Test]
    public async Task Tokens_can_be_counted_and_models_listed()
    {
        var count = await PostForJsonAsync(Path + "/count_tokens", """{"model":"c","messages":[{"role":"user","content":"12345678"}]}""", Version);
        var list = await ReadJsonAsync(await GetAsync("/v1/models", Version));
        var one = await ReadJsonAsync(await GetAsync("/v1/models/claude-sim", Version));

        count.GetProperty("input_tokens").GetInt32().ShouldBe(2);
        list.GetProperty("has_more").GetBoolean().ShouldBeFalse();
        list.GetProperty("data")[0].GetProperty("type").GetString().ShouldBe("model");
        one.GetProperty("id").GetString().ShouldBe("claude-sim");
    }

    private async Task<IReadOnlyList<(string? Event, string Data)>> StreamAsync(string body, params (string, string)[] headers) =>
        await Sse.ReadAsync(await PostAsync(Path, body, [Version, .. headers]));

    private static List<JsonElement> Deltas(IEnumerable<(string? Event, string Data)> events) =>
        [.. events.Where(e => e.Event == "content_block_delta").Select(e => Parse(e.Data).GetProperty("delta"))];

    private static List<string?> Squeeze(IEnumerable<(string? Event, string Data)> events)
    {
        var names = new List<string?>();
        foreach (var (name, _) in events)
        {
            if (names.Count == 0 || names[^1] != name)
                names.Add(name);
        }

        return names;
    }
}
