using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Aisbf.Infrastructure.Persistence.Sqlite;

/// <summary>Opens the file for writing or, while that is not possible, for reading; and sets what SQLite keeps per connection and not in the file.</summary>
internal sealed class SqliteConnectionInterceptor(string connectionString, TimeSpan busyTimeout, StorageState state) : DbConnectionInterceptor
{
    // NORMAL loses no consistency under write-ahead logging; the last writes before a power cut may be lost.
    private readonly string _pragmas = string.Create(
        CultureInfo.InvariantCulture,
        $"PRAGMA busy_timeout = {(int)busyTimeout.TotalMilliseconds}; PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL;");

    private volatile bool _hasBeenReadOnly;

    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        Choose(connection);
        return result;
    }

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Choose(connection);
        return ValueTask.FromResult(result);
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = CreateCommand(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = CreateCommand(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private void Choose(DbConnection connection)
    {
        if (state.ReadOnlyConnection is { } readOnly)
        {
            _hasBeenReadOnly = true;
            connection.ConnectionString = readOnly;
        }
        else if (_hasBeenReadOnly && connection.ConnectionString.Contains("Mode=ReadOnly", StringComparison.OrdinalIgnoreCase))
        {
            connection.ConnectionString = connectionString;
        }
    }

    private DbCommand CreateCommand(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = _pragmas;
        return command;
    }
}
