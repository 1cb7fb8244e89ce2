using Aisbf.Application.Abstractions;
using Aisbf.Infrastructure.Persistence.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aisbf.Infrastructure.Persistence;

/// <summary>While the database cannot be used, tries at intervals whether it can again, and finishes a start that could only read.</summary>
internal sealed class StorageMonitor(IServiceProvider services, StorageState state, TimeProvider time, ILogger<StorageMonitor> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (state.Condition != StorageCondition.Ok)
                {
                    await TryAsync(stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Shutdown.
        }
    }

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (services.GetService<SqliteWriteLock>() is { } file)
            {
                file.TryWrite();
            }
            else
            {
                await using var context = await services.GetRequiredService<IDbContextFactory<AisbfDbContext>>().CreateDbContextAsync(cancellationToken);
                await context.Database.ExecuteSqlRawAsync("SELECT 1", cancellationToken);
            }

            if (state.ReadOnlyConnection is not null)
            {
                // Connections that were opened meanwhile cannot write, whatever they were opened for.
                state.OpenForWriting();
                SqliteConnection.ClearAllPools();
                await services.GetRequiredService<DatabaseInitializer>().InitializeAsync(cancellationToken);
            }

            state.NoteWritten();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Still away, which the state knows already; the next time is soon.
            if (!state.Note(e))
            {
                Log.StorageCheckFailed(logger, e);
            }
        }
    }
}
