using Aisbf.Application.Audit;
using Aisbf.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Audit;

/// <summary>Writes the summaries of hours that are over, and deletes entries that have been kept for long enough.</summary>
internal sealed class AuditKeeper(
    AuditLog log,
    AuditBudget budget,
    IDbContextFactory<AisbfDbContext> contexts,
    DatabaseWriteGate gate,
    TimeProvider time,
    IOptions<AuditOptions> options,
    ILogger<AuditKeeper> logger) : BackgroundService
{
    private const int BatchSize = 500;

    private static readonly TimeSpan SummaryInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RetentionInterval = TimeSpan.FromHours(1);

    /// <summary>Writes the summaries of hours that are over; with <paramref name="all"/> also of the present one.</summary>
    public async Task SummarizeAsync(bool all, CancellationToken cancellationToken)
    {
        foreach (var (summary, actor) in budget.TakeSummaries(all ? null : time.GetUtcNow()))
        {
            await log.WriteAsync(summary with { Actor = actor });
        }
    }

    /// <summary>Deletes what is older than the retention, a small batch at a time, so that other writes come in between.</summary>
    /// <returns>How many entries were deleted.</returns>
    public async Task<int> DeleteOldAsync(CancellationToken cancellationToken)
    {
        if (options.Value.RetentionDays == 0)
        {
            return 0;
        }

        var keptFrom = time.GetUtcNow().AddDays(-options.Value.RetentionDays);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var deleted = 0;
        while (true)
        {
            var ids = await context.AuditLog.Where(a => a.At < keptFrom).OrderBy(a => a.At).Select(a => a.Id).Take(BatchSize).ToListAsync(cancellationToken);
            if (ids.Count == 0)
            {
                return deleted;
            }

            using var turn = await gate.EnterAsync(cancellationToken);

            // The triggers let those go that are older than what is kept by this row, which only ever moves forward.
            await context.AuditRetention.Where(r => r.KeptFrom < keptFrom).ExecuteUpdateAsync(set => set.SetProperty(r => r.KeptFrom, keptFrom), cancellationToken);
            await context.AuditLog.Where(a => ids.Contains(a.Id)).ExecuteDeleteAsync(cancellationToken);
            deleted += ids.Count;
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await SummarizeAsync(all: true, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(SummaryInterval, time);
        var nextDeletion = time.GetUtcNow();
        try
        {
            do
            {
                await SummarizeAsync(all: false, stoppingToken);
                if (time.GetUtcNow() >= nextDeletion)
                {
                    await TryDeleteOldAsync(stoppingToken);
                    nextDeletion = time.GetUtcNow() + RetentionInterval;
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Shutdown.
        }
    }

    private async Task TryDeleteOldAsync(CancellationToken cancellationToken)
    {
        try
        {
            var deleted = await DeleteOldAsync(cancellationToken);
            if (deleted > 0)
            {
                Log.OldDeleted(logger, deleted, options.Value.RetentionDays);
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.OldNotDeleted(logger, e);
        }
    }
}
