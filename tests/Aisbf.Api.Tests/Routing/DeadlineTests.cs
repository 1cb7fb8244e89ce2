using System.Diagnostics;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Routing;

/// <summary>A request's limits over all its candidates.</summary>
internal sealed class DeadlineTests : GatewayFixture
{
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Aisbf:Gateway:RequestTimeout"] = "00:00:02",
        ["Aisbf:Gateway:MaxAttempts"] = "2",
    };

    protected override async Task ConfigureAsync()
    {
        await App.PutProviderAsync("good");
        await App.PutProviderAsync("bad", models: "[]", more: ",\"default_error_cooldown\":0");
    }

    [Test]
    public async Task A_request_ends_at_its_deadline_however_many_candidates_are_left(
        [Values("silence=before", "silence=headers")] string fault, [Values] bool stream)
    {
        var id = NewId();
        await App.PutRotationAsync(id, ",\"strategy\":\"priority\"", $"bad:{id}#{fault}:2", "good:sim:1");
        var watch = Stopwatch.StartNew();

        var answer = await Caller.ChatAsync($"rotation/{id}", stream);

        answer.ShouldBeError(504, "upstream_timeout").Attempts.ShouldBe(1);
        watch.Elapsed.ShouldBeInRange(TimeSpan.FromSeconds(1.9), TimeSpan.FromSeconds(15));
    }

    [Test]
    public async Task A_whole_answer_that_drips_in_does_not_outlast_the_deadline()
    {
        var answer = await Caller.ChatAsync("bad/m#drip=20ms;size=5000");
        answer.ShouldBeError(504, "upstream_timeout");
    }

    [Test]
    public async Task A_stream_that_has_begun_may_outlast_the_deadline()
    {
        var watch = Stopwatch.StartNew();
        (await Caller.ChatAsync("bad/m#chunks=7;gap=400ms", stream: true)).ShouldBeCleanStream();
        watch.Elapsed.ShouldBeGreaterThan(TimeSpan.FromSeconds(2));
    }

    [Test]
    public async Task No_more_candidates_are_tried_than_allowed([Values] bool stream)
    {
        var id = NewId();
        await App.PutRotationAsync(
            id, ",\"strategy\":\"priority\"", $"bad:{id}a#status=500:4", $"bad:{id}b#status=500:3", $"bad:{id}c#status=500:2", "good:sim:1");
        Journal.Clear();

        (await Caller.ChatAsync($"rotation/{id}", stream)).ShouldBeError(503, "upstream_unavailable").Attempts.ShouldBe(2);

        Journal.Requests.Count.ShouldBe(2);
    }
}
