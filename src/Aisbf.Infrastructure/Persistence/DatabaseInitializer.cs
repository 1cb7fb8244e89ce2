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
    ILogger<DatabaseInitializer> logger)
{
    public async Task InitializeAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var isSqlite = options.Value.Provider == DatabaseEngine.Sqlite;
        if (isSqlite)
        {
            file.Prepare(context.Database.GetConnectionString());
        }

        if (options.Value.MigrateOnStart)
        {
            var pending = (await context.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
            await context.Database.MigrateAsync(cancellationToken);
            Log.Migrated(logger, options.Value.Provider, pending);
        }

        if (isSqlite)
        {
            // Kept in the file: readers and the writer do not wait for each other from now on.
            await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", cancellationToken);
        }

        await keyRing.EncryptAsync(cancellationToken);
    }
}
