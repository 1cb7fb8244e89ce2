using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Tokens;

/// <summary>Reads the tokens before the first request, and from then on writes their last uses, at intervals and at shutdown.</summary>
internal sealed class TokenCatalogService(
    TokenCatalog catalog, TimeProvider time, IOptions<TokenOptions> options, ILogger<TokenCatalogService> logger) : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await catalog.LoadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await SaveUsesAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.LastUseInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await SaveUsesAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Shutdown.
        }
    }

    // A database that is away for a while must not end the task.
    private async Task SaveUsesAsync(CancellationToken cancellationToken)
    {
        try
        {
            await catalog.SaveUsesAsync(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.UsesNotSaved(logger, e);
        }
    }
}
