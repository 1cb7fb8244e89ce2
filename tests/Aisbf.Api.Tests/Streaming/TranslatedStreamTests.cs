using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Streaming;

/// <summary>Upstreams of other dialects under the same faults. The provider's id is its type.</summary>
[TestFixture("anthropic")]
[TestFixture("google")]
[TestFixture("ollama")]
internal sealed class TranslatedStreamTests(string type) : GatewayFixture
{
    private const string Words = "Grüße, 世界! 🚀🚀 and some more words so that there are many frames of it €€";

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Aisbf:Upstream:FirstByteTimeout"] = "00:00:02",
        ["Aisbf:Upstream:IdleTimeout"] = "00:00:04",
        ["Aisbf:Upstream:MaxEventBytes"] = "65536",
    };

    protected override async Task ConfigureAsync()
    {
        await App.PutProviderAsync(type, type, models: "[]", more: ",\"default_error_cooldown\":0");
        await App.PutProviderAsync("good");
        (await Caller.ChatAsync($"{type}/warm")).ShouldBeOk();
    }

    [Test]
    public async Task A_chat_is_answered_in_the_clients_dialect([Values] bool stream)
    {
        var answer = await Caller.ChatAsync($"{type}/m", stream);
        answer.ShouldBeOk().Text.ShouldStartWith("Pong from simulator model m");
        answer.Header("X-Aisbf-Provider").ShouldBe(type);
        if (stream)
        {
            answer.ShouldBeCleanStream().Events.Count(e => e.Contains("\"finish_reason\":\"stop\"", StringComparison.Ordinal)).ShouldBe(1);
            answer.Events.ShouldAllBe(e => !e.Contains("prompt_tokens", StringComparison.Ordinal));
        }
        else
        {
            answer.Json.GetProperty("usage").GetProperty("total_tokens").GetInt32().ShouldBeGreaterThan(0);
        }
    }

    [Test]
    public async Task Usage_is_told_to_who_asks()
    {
        var answer = await Caller.ChatAsync($"{type}/m", stream: true, more: ",\"stream_options\":{\"include_usage\":true}");
        answer.ShouldBeCleanStream().Events.Count(e => e.Contains("\"prompt_tokens\":", StringComparison.Ordinal)).ShouldBe(1);
        answer.Events[^2].ShouldContain("\"choices\":[]");
    }

    [TestCase("status=400", 400, "invalid_request")]
    [TestCase("status=401", 502, "provider_auth_error")]
    [TestCase("status=403", 502, "provider_auth_error")]
    [TestCase("status=404", 404, "model_not_found")]
    [TestCase("status=500", 502, "upstream_error")]
    [TestCase("status=503", 503, "upstream_unavailable")]
    [TestCase("status=529", 503, "upstream_unavailable")]
    [TestCase("html", 502, "upstream_error")]
    [TestCase("empty", 502, "upstream_error")]
    [TestCase("drop=before", 502, "upstream_error")]
    [TestCase("drop=headers", 502, "upstream_error")]
    [TestCase("drop-inside=0", 502, "upstream_error")]
    [TestCase("malformed", 502, "upstream_error")]
    [TestCase("silence=before", 504, "upstream_timeout")]
    public async Task A_failure_before_the_answer_is_an_error_and_is_made_good_by_another(string fault, int status, string code)
    {
        foreach (var stream in new[] { false, true })
        {
            (await Caller.ChatAsync($"{type}/m#{fault}", stream)).ShouldBeError(status, code).Attempts.ShouldBe(1);

            var id = NewId();
            await App.PutRotationAsync(id, ",\"strategy\":\"priority\"", $"{type}:{id}#{fault}:2", "good:sim:1");
            var good = await Caller.ChatAsync($"rotation/{id}", stream);
            good.ShouldBeOk().Text.ShouldStartWith("Pong");
            good.Attempts.ShouldBe(2);
        }
    }

    [Test]
    public async Task An_error_in_place_of_the_first_event_fails_over()
    {
        var id = NewId();
        await App.PutRotationAsync(id, ",\"strategy\":\"priority\"", $"{type}:{id}#error-at=1:2", "good:sim:1");
        (await Caller.ChatAsync($"rotation/{id}", stream: true)).ShouldBeCleanStream().Attempts.ShouldBe(2);
    }

    [TestCase("drop=5")]
    [TestCase("drop=5;drop-with=fin")]
    [TestCase("drop-inside=5")]
    [TestCase("error-at=6")]
    [TestCase("no-finish")]
    public async Task A_stream_that_breaks_off_ends_with_one_error_and_is_not_tried_again(string fault)
    {
        var id = NewId();
        await App.PutRotationAsync(id, ",\"strategy\":\"priority\"", $"{type}:{id}#chunks=12;gap=10ms;{fault}:2", "good:sim:1");
        var answer = await Caller.ChatAsync($"rotation/{id}", stream: true);
        answer.Events.Count.ShouldBeGreaterThan(3);
        answer.Events.Count(e => e.StartsWith("{\"error\":", StringComparison.Ordinal)).ShouldBe(1, answer.Body);
        answer.Events[^2].ShouldStartWith("{\"error\":");
        answer.Events[^1].ShouldBe("[DONE]");
        answer.Attempts.ShouldBe(1);
    }

    [TestCase("cut=1")]
    [TestCase("cut=2")]
    [TestCase("cut=3")]
    [TestCase("cut=7")]
    [TestCase("cut=64")]
    [TestCase("crlf")]
    [TestCase("comments")]
    [TestCase("usage=none")]
    [TestCase("usage=twice")]
    [TestCase("crlf;comments;cut=1")]
    public async Task A_stream_that_only_looks_odd_arrives_whole(string form)
    {
        var text = $"text={Uri.EscapeDataString(Words)};chunk-size=3";
        (await Caller.ChatAsync($"{type}/m#{text}", stream: true)).ShouldBeCleanStream().Text.ShouldBe(Words);
        (await Caller.ChatAsync($"{type}/m#{text};{form}", stream: true)).ShouldBeCleanStream().Text.ShouldBe(Words);
    }

    [Test]
    public async Task Silence_in_the_middle_is_a_timeout()
    {
        var answer = await Caller.ChatAsync($"{type}/m#chunks=12;silence=5", stream: true);
        answer.ShouldBeBrokenStream("upstream_timeout");
    }

    [Test]
    public async Task An_event_above_the_limit_ends_the_stream_or_is_made_good()
    {
        var answer = await Caller.ChatAsync($"{type}/m#huge-line=400000", stream: true, more: ",\"max_tokens\":200000");
        answer.Body.ShouldContain("\"code\":\"upstream_error\"");
        answer.Body.Length.ShouldBeLessThan(5000);
    }

    [Test]
    public async Task The_providers_key_goes_out_and_the_callers_token_does_not([Values] bool stream)
    {
        Journal.Clear();
        (await Caller.ChatAsync($"{type}/m", stream)).ShouldBeOk();
        var sent = Journal.Requests.Single();
        string.Join(' ', sent.Headers.Select(h => $"{h.Key}: {h.Value}")).ShouldContain($"key-of-{type}");
        sent.Query.ShouldNotContain("key");
        string.Join(' ', sent.Headers.Values).ShouldNotContain(Caller.DefaultRequestHeaders.Authorization!.Parameter!);
    }

    [Test]
    public async Task A_client_that_leaves_cancels_the_upstream()
    {
        var model = $"{NewId("m")}#chunks=2000;gap=20ms";
        var response = await Caller.OpenChatAsync($"{type}/{model}");
        response.Dispose();
        await Journal.WaitForAsync(r => r.Model == model && r.Aborted, TimeSpan.FromSeconds(20));
    }
}
