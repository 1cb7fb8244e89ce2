using Aisbf.Infrastructure.Persistence.Sqlite;
using Aisbf.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Persistence;

/// <summary>Makes the database ready before anything reads it.</summary>
internal sealed class DatabaseInitializer(
    IDbContextFactory<AisbfDbContext> contexts,
    IOptions<DatabaseOptions> options,
    SqliteFile file,
    KeyRingEncryption keyRing,
    StorageState state,
    ILogger<DatabaseInitializer> logger)
{
    public async Task InitializeAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Provider != DatabaseEngine.Sqlite)
        {
            await PrepareAsync(cancellationToken);
            return;
        }

        string connection;
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            connection = context.Database.GetConnectionString()!;
        }

        file.Prepare(connection);
        try
        {
            await PrepareAsync(cancellationToken);
        }
        catch (Exception e) when (StorageFaults.Of(e) is not null)
        {
            // All that model calls need may be there all the same.
            if (!await TryReadOnlyAsync(connection, cancellationToken))
            {
                throw;
            }

            Log.StartedReadOnly(logger, StorageFaults.Describe(e));
        }
    }

    /// <summary>Brings everything up to date. What is so already is not written.</summary>
    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (options.Value.MigrateOnStart)
        {
            var pending = (await context.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
            if (pending > 0)
            {
                await context.Database.MigrateAsync(cancellationToken);
            }

            Log.Migrated(logger, options.Value.Provider, pending);
        }

        if (context.Database.IsSqlite() && !await IsWriteAheadAsync(context, cancellationToken))
        {
            // Kept in the file: readers and the writer do not wait for each other from now on.
            await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", cancellationToken);
        }

        await keyRing.EncryptAsync(cancellationToken);
    }

    /// <summary>Opens the file for reading only; false if that is not possible either, or would not do.</summary>
    private async Task<bool> TryReadOnlyAsync(string connection, CancellationToken cancellationToken)
    {
        foreach (var readOnly in SqliteReadOnly.ConnectionStrings(connection))
        {
            state.OpenReadOnly(readOnly);
            try
            {
                await using var context = await contexts.CreateDbContextAsync(cancellationToken);
                if (!(await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
                {
                    return true;
                }
            }
            catch (Exception e) when (StorageFaults.Of(e) is not null)
            {
                // There may be another way to open it.
            }
        }

        state.OpenForWriting();
        return false;
    }

    private static async Task<bool> IsWriteAheadAsync(AisbfDbContext context, CancellationToken cancellationToken) =>
        await context.Database.SqlQueryRaw<string>("SELECT journal_mode AS \"Value\" FROM pragma_journal_mode").ToListAsync(cancellationToken) is ["wal"];
}
