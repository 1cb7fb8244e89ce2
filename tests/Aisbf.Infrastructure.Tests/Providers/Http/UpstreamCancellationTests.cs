using Aisbf.Infrastructure.Providers.Http;

namespace Aisbf.Infrastructure.Tests.Providers.Http;

internal sealed class UpstreamCancellationTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    [Test]
    public void A_client_that_left_one_call_cancels_no_later_one()
    {
        for (var i = 0; i < 2000; i++)
        {
            using var client = new CancellationTokenSource();
            var call = UpstreamCancellation.Start(Long, client.Token);
            call.End();

            var next = UpstreamCancellation.Start(Long, CancellationToken.None);
            client.Cancel();
            next.IsCancellationRequested.ShouldBeFalse();
            next.ClientLeft.ShouldBeFalse();
            next.End();
        }
    }

    [Test]
    public void What_was_registered_for_one_call_is_not_called_for_a_later_one()
    {
        var called = false;
        var call = UpstreamCancellation.Start(Long, CancellationToken.None);
        call.Token.Register(() => called = true);
        call.End();
        for (var i = 0; i < 100; i++)
        {
            using var client = new CancellationTokenSource();
            var next = UpstreamCancellation.Start(Long, client.Token);
            client.Cancel();
            next.IsCancellationRequested.ShouldBeTrue();
            next.End();
        }

        called.ShouldBeFalse();
    }

    [Test]
    public async Task Calls_side_by_side_never_cancel_each_other()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 20_000), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
        {
            using var client = new CancellationTokenSource();
            var call = UpstreamCancellation.Start(Long, client.Token);
            call.IsCancellationRequested.ShouldBeFalse();
            if (i % 3 == 0)
            {
                await client.CancelAsync();
                call.IsCancellationRequested.ShouldBeTrue();
                call.ClientLeft.ShouldBeTrue();
            }
            else
            {
                await Task.Yield();
                call.IsCancellationRequested.ShouldBeFalse();
                call.ClientLeft.ShouldBeFalse();
            }

            call.End();
        });
    }

    [TestCase(0)]
    [TestCase(-0.5)]
    [TestCase(-1)]
    [TestCase(-5000)]
    public async Task A_limit_that_has_passed_already_is_one(double milliseconds)
    {
        var call = UpstreamCancellation.Start(TimeSpan.FromMilliseconds(milliseconds), CancellationToken.None);
        await Should.ThrowAsync<OperationCanceledException>(Task.Delay(TimeSpan.FromSeconds(20), call.Token));
        call.ClientLeft.ShouldBeFalse();
        call.End();
    }

    [Test]
    public async Task Time_that_runs_out_cancels_the_call_but_is_not_the_client()
    {
        using var client = new CancellationTokenSource();
        var call = UpstreamCancellation.Start(TimeSpan.FromMilliseconds(20), client.Token);
        await Should.ThrowAsync<OperationCanceledException>(Task.Delay(TimeSpan.FromSeconds(20), call.Token));
        call.ClientLeft.ShouldBeFalse();
        call.End();
    }

    [Test]
    public void A_client_that_left_before_the_call_cancels_it_at_once()
    {
        using var client = new CancellationTokenSource();
        client.Cancel();
        var call = UpstreamCancellation.Start(Long, client.Token);
        call.IsCancellationRequested.ShouldBeTrue();
        call.ClientLeft.ShouldBeTrue();
        call.End();
    }
}
