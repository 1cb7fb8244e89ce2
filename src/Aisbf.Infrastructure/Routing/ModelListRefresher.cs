using Aisbf.Application.Abstractions;
using Aisbf.Domain.Tenancy;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Routing;

/// <summary>Fetches lists of models before anybody has to wait for them: the operator's after the start, and those in use before they run out.</summary>
internal sealed class ModelListRefresher(
    ModelDirectory directory,
    IRouteCatalog catalog,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    IOptions<RoutingOptions> options,
    ILogger<ModelListRefresher> logger) : BackgroundService
{
    private const int MaxOwnersAtATime = 4;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    /// <summary>Fetches what is due, and comes back when it is here.</summary>
    public Task RefreshAsync(CancellationToken cancellationToken) => GuardAsync(
        () => Parallel.ForEachAsync(
            directory.Due(),
            new ParallelOptions { MaxDegreeOfParallelism = MaxOwnersAtATime, CancellationToken = cancellationToken },
            async (due, cancelled) =>
            {
                var snapshot = await catalog.GetAsync(due.Key, cancelled);
                foreach (var key in due)
                {
                    await directory.RefreshAsync(snapshot, key).WaitAsync(cancelled);
                }
            }),
        cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            await StartedAsync(stoppingToken);
            if (options.Value.PrefetchModelLists)
            {
                await GuardAsync(async () => await directory.DiscoverAsync(await catalog.GetAsync(Owner.Global, stoppingToken), stoppingToken), stoppingToken);
            }

            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await RefreshAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Shutdown.
        }
    }

    private async Task StartedAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(cancellationToken);
    }

    // A database that is away for a while must not end the task: the next time is as good.
    private async Task GuardAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.RefreshFailed(logger, e);
        }
    }
}
