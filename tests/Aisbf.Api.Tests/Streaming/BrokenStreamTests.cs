using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Streaming;

/// <summary>Streams that go wrong, or only look odd, once the client has something of the answer.</summary>
internal sealed class BrokenStreamTests : GatewayFixture
{
    private const string Words = "Grüße, 世界! 🚀🚀 and some more words so that there are many frames of it €€";

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Aisbf:Upstream:MaxEventBytes"] = "65536",
    };

    protected override async Task ConfigureAsync()
    {
        await App.PutProviderAsync("odd", models: "[]", more: ",\"default_error_cooldown\":0");
        await App.PutProviderAsync("good");
    }

    [TestCase("drop=1", "upstream_error")]
    [TestCase("drop=3", "upstream_error")]
    [TestCase("drop=3;drop-with=fin", "upstream_error")]
    [TestCase("drop-inside=1", "upstream_error")]
    [TestCase("drop-inside=3", "upstream_error")]
    [TestCase("drop-inside=3;drop-with=fin", "upstream_error")]
    [TestCase("drop-inside=3;crlf", "upstream_error")]
    [TestCase("error-at=2", "upstream_error")]
    [TestCase("error-at=4", "upstream_error")]
    [TestCase("error-at=4;crlf", "upstream_error")]
    [TestCase("error-at=4;multiline;comments", "upstream_error")]
    [TestCase("error-at=4;cut=1", "upstream_error")]
    [TestCase("error-at=4;error-type=rate_limit_error", "rate_limit_exceeded")]
    [TestCase("no-finish", "upstream_error")]
    [TestCase("no-finish;crlf", "upstream_error")]
    [TestCase("huge-line=300000", "upstream_error")]
    public async Task A_stream_that_breaks_off_ends_with_one_error_and_is_not_tried_again(string fault, string code)
    {
        var id = NewId();
        await App.PutRotationAsync(id, ",\"strategy\":\"priority\"", $"odd:{id}#{fault}:2", "good:sim:1");
        Journal.Clear();

        var answer = await Caller.ChatAsync($"rotation/{id}", stream: true);

        answer.ShouldBeBrokenStream(code);
        answer.Attempts.ShouldBe(1);
        answer.Header("X-Aisbf-Provider").ShouldBe("odd");
        answer.Events[0].ShouldContain("\"role\":\"assistant\"");
        Journal.Requests.Single().Model.ShouldStartWith(id);
    }

    [TestCase("no-done")]
    [TestCase("no-done;crlf")]
    [TestCase("no-done;multiline")]
    [TestCase("crlf")]
    [TestCase("comments")]
    [TestCase("multiline")]
    [TestCase("multiline;crlf;comments")]
    [TestCase("usage=none")]
    [TestCase("usage=twice")]
    [TestCase("usage=last")]
    [TestCase("cut=1")]
    [TestCase("cut=1;crlf;comments")]
    [TestCase("cut=2;multiline")]
    [TestCase("cut=3")]
    [TestCase("cut=7")]
    [TestCase("cut=64")]
    [TestCase("cut=1000")]
    [TestCase("drip=1ms;chunks=3")]
    [TestCase("content-type=application/json")]
    [TestCase("content-type=text/plain")]
    [TestCase("header=X-Odd:yes")]
    [TestCase("huge-line=30000")]
    public async Task A_stream_that_only_looks_odd_arrives_whole(string form)
    {
        var plain = await Caller.ChatAsync($"odd/m#text={Uri.EscapeDataString(Words)};chunk-size=3{Sizes(form)}", stream: true);
        var odd = await Caller.ChatAsync($"odd/m#text={Uri.EscapeDataString(Words)};chunk-size=3;{form}", stream: true);

        plain.ShouldBeCleanStream();
        odd.ShouldBeCleanStream().Text.ShouldBe(plain.Text);
        odd.Attempts.ShouldBe(1);

        static string Sizes(string form) =>
            form.StartsWith("huge", StringComparison.Ordinal) || form.Contains("chunks", StringComparison.Ordinal) ? $";{form.Replace("drip=1ms;", "", StringComparison.Ordinal)}" : "";
    }

    [Test]
    public async Task A_frame_that_is_no_JSON_is_the_clients_to_judge()
    {
        var answer = await Caller.ChatAsync("odd/m#malformed=3", stream: true);
        answer.Status.ShouldBe(200);
        answer.Events[^1].ShouldBe("[DONE]");
        answer.Events.Count(e => e == "[DONE]").ShouldBe(1);
        answer.Events[2].ShouldNotEndWith("}}");
    }

    [Test]
    public async Task An_event_below_the_limit_passes_and_one_above_it_does_not()
    {
        (await Caller.ChatAsync("odd/m#huge-line=60000", stream: true)).ShouldBeCleanStream().Text.Length.ShouldBe(60000);
        (await Caller.ChatAsync("odd/m#huge-line=200000", stream: true)).ShouldBeBrokenStream("upstream_error");
    }

    [Test]
    public async Task A_broken_stream_counts_no_further_frames_of_the_upstream()
    {
        var answer = await Caller.ChatAsync("odd/m#error-at=4;chunks=10", stream: true);
        answer.ShouldBeBrokenStream("upstream_error").Events.Count.ShouldBe(5, answer.Body);
    }

    [Test]
    public async Task Tool_calls_pass_in_whatever_order_they_come()
    {
        const string tools = ""","tools":[{"type":"function","function":{"name":"a","parameters":{"type":"object","properties":{"x":{"type":"string"}}}}}]""";
        var answer = await Caller.ChatAsync("odd/m#calls=3;tools-reversed", stream: true, more: tools);
        answer.ShouldBeCleanStream();
        answer.Body.IndexOf("\"index\":2", StringComparison.Ordinal).ShouldBeLessThan(answer.Body.IndexOf("\"index\":0,\"id\"", StringComparison.Ordinal));
    }
}
