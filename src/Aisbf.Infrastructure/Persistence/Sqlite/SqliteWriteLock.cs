using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Aisbf.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Waits until the file can be written. SQLite itself and its provider wait for a lock by blocking a thread, and no shorter than
/// a second; here no thread is held, and a file that is read-only is told at once.
/// </summary>
internal sealed class SqliteWriteLock(string connectionString)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    // A connection that was opened while the file could not be written cannot write it later either.
    private readonly string _unpooled = new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;

    /// <summary>Waits for other processes to let go of the lock.</summary>
    /// <exception cref="SqliteException">They did not in time, or the file cannot be written at all.</exception>
    public async ValueTask WaitAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        var start = Stopwatch.GetTimestamp();
        for (int code; (code = Execute(connection, "BEGIN IMMEDIATE; ROLLBACK")) != raw.SQLITE_OK;)
        {
            if (!StorageFaults.IsBusy(code) || Stopwatch.GetElapsedTime(start) >= patience)
            {
                throw new SqliteException("The database cannot be written.", code);
            }

            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>Writes something that changes nothing, to see whether there is room for it.</summary>
    /// <exception cref="SqliteException">There is not, or the file cannot be written.</exception>
    public void TryWrite()
    {
        using var connection = new SqliteConnection(_unpooled);
        connection.Open();
        var code = Execute(connection, "PRAGMA user_version = 0");
        if (code != raw.SQLITE_OK)
        {
            throw new SqliteException("The database cannot be written.", code);
        }
    }

    private static int Execute(SqliteConnection connection, string sql)
    {
        var handle = connection.Handle!;
        raw.sqlite3_busy_timeout(handle, 0);
        return raw.sqlite3_exec(handle, sql);
    }
}
