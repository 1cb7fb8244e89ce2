using System.Diagnostics;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Streaming;

/// <summary>Upstreams that have said everything but keep the connection open.</summary>
internal sealed class LingeringTests : GatewayFixture
{
    [TestCase("openai", 5)]
    [TestCase("anthropic", 6)]
    [TestCase("anthropic", 7)]
    [TestCase("ollama", 2)]
    public async Task An_upstream_that_keeps_the_connection_open_after_its_end_holds_nobody_up(string type, int frames)
    {
        await App.PutProviderAsync(type, type, models: "[]");
        var whole = await Caller.ChatAsync($"{type}/m#chunks=1", stream: true);
        whole.ShouldBeCleanStream();
        var total = Journal.Requests.Last(r => r.Model == "m#chunks=1").FramesSent;
        var watch = Stopwatch.StartNew();

        var answer = await Caller.ChatAsync($"{type}/m#chunks=1;silence={total}", stream: true);

        answer.ShouldBeCleanStream().Text.ShouldBe(whole.Text);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }
}
