using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Streaming;

/// <summary>Clients that leave.</summary>
internal sealed class DisconnectTests : GatewayFixture
{
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    protected override async Task ConfigureAsync()
    {
        await App.PutProviderAsync("p", models: "[]");
        (await Caller.ChatAsync("p/warm", stream: true)).ShouldBeCleanStream();
    }

    [Test]
    [Retry(3)]
    public async Task A_client_that_leaves_before_the_answer_cancels_the_upstream(
        [Values("silence=before", "silence=headers")] string fault, [Values] bool stream)
    {
        var model = $"{NewId("m")}#{fault}";
        using var leaving = new CancellationTokenSource();
        var asking = Caller.PostAsync(ClientExtensions.ChatPath, GatewayApp.Chat($"p/{model}", stream), leaving.Token);
        await Journal.WaitForAsync(r => r.Model == model && (fault == "silence=before" || r.Status == 200), Patience);

        var left = TimeProvider.System.GetUtcNow();
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(asking);

        var call = await Journal.WaitForAsync(r => r.Model == model && r.Aborted, Patience);
        (call.AbortedAt!.Value - left).ShouldBeLessThan(Promise);
        CallsTo(model).Count.ShouldBe(1);
    }

    [Test]
    [Retry(3)]
    public async Task A_client_that_leaves_in_the_middle_of_a_stream_cancels_the_upstream(
        [Values("chunks=2000;gap=20ms", "chunks=5;silence=3", "size=200000000;chunks=20000")] string form)
    {
        var model = $"{NewId("m")}#{form}";
        var response = await Caller.OpenChatAsync($"p/{model}");
        var body = await response.Content.ReadAsStreamAsync();
        (await body.ReadAtLeastAsync(new byte[256], 100)).ShouldBeGreaterThan(0);

        var left = TimeProvider.System.GetUtcNow();
        response.Dispose();

        var call = await Journal.WaitForAsync(r => r.Model == model && r.Aborted, Patience);
        (call.AbortedAt!.Value - left).ShouldBeLessThan(Promise);
    }

    [Test]
    public async Task A_client_that_leaves_does_not_count_against_the_upstream()
    {
        var model = $"{NewId("m")}#silence=before";
        for (var i = 1; i <= 5; i++)
        {
            using var leaving = new CancellationTokenSource();
            var asking = Caller.OpenChatAsync($"p/{model}", cancellationToken: leaving.Token);
            var count = i;
            await Journal.WaitForAsync(_ => CallsTo(model).Count == count, Patience);
            await leaving.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(asking);
        }
    }

    [Test]
    public async Task Nothing_of_it_stays_behind()
    {
        for (var i = 0; i < 50; i++)
        {
            using var response = await Caller.OpenChatAsync($"p/{NewId("m")}#chunks=500;gap=20ms");
            response.EnsureSuccessStatusCode();
        }

        await Eventually.HoldsAsync(() => App.Simulator.Traffic.StreamsInFlight == 0);
        App.Logs.Lines.ShouldNotContain(l => l.StartsWith("Error", StringComparison.Ordinal) || l.StartsWith("Critical", StringComparison.Ordinal));
    }
}
