using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Tokens;

/// <summary>
/// Reads the tokens before the first request, and from then on writes their uses and reads them again at intervals.
/// The last uses are written at shutdown.
/// </summary>
internal sealed class TokenRefresher(
    TokenCatalog catalog, TimeProvider time, IOptions<TokenOptions> options, ILogger<TokenRefresher> logger) : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await catalog.ReloadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await RunAsync(catalog.SaveUsesAsync, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.RefreshInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await RunAsync(catalog.SaveUsesAsync, stoppingToken);
                await RunAsync(catalog.ReloadAsync, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Shutdown.
        }
    }

    // A database that is away for a while must not end the task: the tokens in memory go on working.
    private async Task RunAsync(Func<CancellationToken, Task> step, CancellationToken cancellationToken)
    {
        try
        {
            await step(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.RefreshFailed(logger, e);
        }
    }
}
