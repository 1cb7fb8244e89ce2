using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Streaming;

/// <summary>Upstreams that fall silent.</summary>
internal sealed class SilenceTests : GatewayFixture
{
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Aisbf:Upstream:FirstByteTimeout"] = "00:00:01.5",
        ["Aisbf:Upstream:IdleTimeout"] = "00:00:01.5",
    };

    protected override async Task ConfigureAsync()
    {
        await App.PutProviderAsync("bad", models: "[]", more: ",\"default_error_cooldown\":0");
        await App.PutProviderAsync("good");
        (await Caller.ChatAsync("good/sim")).ShouldBeOk();
    }

    [Test]
    public async Task Silence_before_an_answer_is_a_timeout(
        [Values("silence=before", "silence=headers", "latency=5s")] string fault, [Values] bool stream)
    {
        var answer = await Caller.ChatAsync($"bad/m#{fault}", stream);
        answer.ShouldBeError(504, "upstream_timeout").Attempts.ShouldBe(1);
    }

    [Test]
    public async Task Silence_before_an_answer_is_made_good_by_the_next_candidate(
        [Values("silence=before", "silence=headers")] string fault, [Values] bool stream)
    {
        var id = NewId();
        await App.PutRotationAsync(id, ",\"strategy\":\"priority\"", $"bad:{id}#{fault}:2", "good:sim:1");
        var answer = await Caller.ChatAsync($"rotation/{id}", stream);
        answer.ShouldBeOk().Attempts.ShouldBe(2);
        await Journal.WaitForAsync(r => r.Model == $"{id}#{fault}" && r.Aborted);
    }

    [Test]
    public async Task Comments_alone_are_no_answer()
    {
        // Every frame comes with a comment before it, but so slowly that the first frame is never whole.
        var answer = await Caller.ChatAsync("bad/m#comments;drip=120ms", stream: true);
        answer.ShouldBeError(504, "upstream_timeout");
    }

    [TestCase("silence=1")]
    [TestCase("silence=3")]
    [TestCase("silence=3;crlf")]
    public async Task Silence_in_a_stream_ends_it_with_an_error_and_the_upstream_is_let_go(string fault)
    {
        var id = NewId();
        await App.PutRotationAsync(id, ",\"strategy\":\"priority\"", $"bad:{id}#{fault}:2", "good:sim:1");

        var answer = await Caller.ChatAsync($"rotation/{id}", stream: true);

        answer.ShouldBeBrokenStream("upstream_timeout").Attempts.ShouldBe(1);
        await Journal.WaitForAsync(r => r.Model == $"{id}#{fault}" && r.Aborted);
        Journal.Requests.Count(r => r.Model == "sim").ShouldBeLessThanOrEqualTo(5);
    }

    [Test]
    public async Task A_slow_stream_that_is_never_silent_for_long_is_whole()
    {
        (await Caller.ChatAsync("bad/m#chunks=5;gap=600ms", stream: true)).ShouldBeCleanStream();
    }
}
