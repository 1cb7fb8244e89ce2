using System.Text;
using System.Text.RegularExpressions;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Simulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aisbf.Api.Tests.Streaming;

/// <summary>Many streams at once, large ones, and ones that outlive the server.</summary>
internal sealed class LoadTests : GatewayFixture
{
    private const int Streams = 512;

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Logging:LogLevel:Default"] = "Warning",
    };

    protected override SimulatorOptions Simulator => new() { JournalCapacity = 2000 };

    protected override Task ConfigureAsync() => App.PutProviderAsync("p", models: "[]");

    [Test]
    public async Task Five_hundred_and_twelve_streams_at_once_lose_nothing()
    {
        const string form = "chunks=20;gap=100ms;unicode;text=A%20text%20of%20some%20length%20with%20%E6%97%A5%E6%9C%AC%E8%AA%9E";
        var expected = Comparable((await Caller.ChatAsync($"p/m#{form}", stream: true)).ShouldBeCleanStream().Body);

        var answers = await Task.WhenAll(Enumerable.Range(0, Streams).Select(_ => Caller.ChatAsync($"p/m#{form}", stream: true)));

        answers.Length.ShouldBe(Streams);
        answers.ShouldAllBe(a => Comparable(a.Body) == expected);
    }

    [Test]
    public async Task A_client_that_reads_slowly_holds_the_upstream_back_and_loses_nothing()
    {
        const int size = 48_000_000;
        var model = $"m#size={size};chunks=3000";
        using var response = await Caller.OpenChatAsync($"p/{model}");
        var call = await Journal.WaitForAsync(r => r.Model == model && r.FramesSent > 0, TimeSpan.FromSeconds(20));

        // Nobody reads, so the upstream comes to a halt as soon as the buffers on the way are full.
        var (seen, still) = (-1L, 0);
        await Eventually.HoldsAsync(() =>
        {
            (still, seen) = call.BytesSent == seen ? (still + 1, seen) : (0, call.BytesSent);
            return still == 25;
        });
        seen.ShouldBeLessThan(size / 2);

        await using var body = await response.Content.ReadAsStreamAsync();
        using var reader = new StreamReader(body);
        var (text, done) = (0L, 0);
        while (await reader.ReadLineAsync() is { } line)
        {
            done += line == "data: [DONE]" ? 1 : 0;
            text += Regex.Match(line, "\"content\":\"([^\"]*)\"") is { Success: true } content ? Encoding.UTF8.GetByteCount(content.Groups[1].Value) : 0;
        }

        text.ShouldBe(size);
        done.ShouldBe(1);
    }

    [Test]
    public async Task A_server_that_stops_lets_streams_finish()
    {
        await using var app = await GatewayApp.StartAsync();
        await app.PutProviderAsync("p", models: "[]");
        using var caller = await app.CreateCallerAsync();
        using var response = await caller.OpenChatAsync("p/m#chunks=20;gap=100ms");
        await using var body = await response.Content.ReadAsStreamAsync();
        var first = new byte[1024];
        var read = await body.ReadAsync(first);

        app.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        using var reader = new StreamReader(body);
        var all = Encoding.UTF8.GetString(first, 0, read) + await reader.ReadToEndAsync();

        var events = SseText.Events(all);
        events[^1].ShouldBe("[DONE]");
        events.Count(e => e.Contains("\"content\":", StringComparison.Ordinal)).ShouldBe(21);
        await Eventually.HoldsAsync(async () =>
        {
            try
            {
                using var late = await app.Anonymous.GetAsync("/health");
                return false;
            }
            catch (HttpRequestException)
            {
                return true;
            }
        });
    }

    private static string Comparable(string body) => Regex.Replace(body, "\"id\":\"[^\"]*\"|\"created\":[0-9]+", "");
}
