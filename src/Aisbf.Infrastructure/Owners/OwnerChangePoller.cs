using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Owners;

/// <summary>Looks at intervals for what other instances changed.</summary>
internal sealed class OwnerChangePoller(OwnerChanges changes, TimeProvider time, IOptions<SyncOptions> options, ILogger<OwnerChangePoller> logger)
    : BackgroundService
{
    private bool _failing;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await FollowAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Shutdown.
        }
    }

    // A database that is away for a while must not end the task. It is said once, not every second.
    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        try
        {
            await changes.FollowAsync(cancellationToken);
            if (_failing)
            {
                _failing = false;
                Log.FollowingAgain(logger);
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            if (!_failing)
            {
                _failing = true;
                Log.FollowFailed(logger, e);
            }
        }
    }
}
