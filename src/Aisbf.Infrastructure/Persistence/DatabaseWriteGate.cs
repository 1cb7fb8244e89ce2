using System.Diagnostics;
using Aisbf.Infrastructure.Persistence.Sqlite;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Persistence;

/// <summary>
/// Lets one write through at a time on SQLite, which takes one writer per file: waiting here is fair and quick, waiting
/// for SQLite's lock is polling. Nobody waits longer than the configured time, in the queue and for other processes
/// together. Does nothing on a server.
/// </summary>
/// <param name="options">How long to wait.</param>
/// <param name="state">Whether there is anything to wait for.</param>
/// <param name="file">The lock of the file; null on a server.</param>
internal sealed class DatabaseWriteGate(IOptions<DatabaseOptions> options, StorageState state, SqliteWriteLock? file) : IDisposable
{
    private readonly SemaphoreSlim? _turn = file is null ? null : new SemaphoreSlim(1, 1);

    /// <summary>Waits for a turn, which ends when the answer is disposed.</summary>
    public ValueTask<Turn> EnterAsync(CancellationToken cancellationToken) => EnterAsync(options.Value.BusyTimeout, cancellationToken);

    /// <summary>Waits for a turn, but not for long.</summary>
    /// <exception cref="StorageUnavailableException">The turn did not come in time, or nothing can be written.</exception>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">Another process holds the lock, or the file cannot be written.</exception>
    public async ValueTask<Turn> EnterAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        if (_turn is null)
        {
            return default;
        }

        var start = Stopwatch.GetTimestamp();
        if (state.ReadOnlyConnection is not null)
        {
            throw new StorageUnavailableException("The database is read-only.");
        }

        if (!await _turn.WaitAsync(patience, cancellationToken))
        {
            throw new StorageUnavailableException("Other writes take too long.");
        }

        try
        {
            await file!.WaitAsync(patience - Stopwatch.GetElapsedTime(start), cancellationToken);
            return new Turn(_turn);
        }
        catch
        {
            _turn.Release();
            throw;
        }
    }

    /// <summary>Waits until other processes let go of the file, for a write that takes no turn.</summary>
    public ValueTask WaitForFileAsync(CancellationToken cancellationToken) =>
        file is null ? ValueTask.CompletedTask
            : state.ReadOnlyConnection is not null ? throw new StorageUnavailableException("The database is read-only.")
            : file.WaitAsync(options.Value.BusyTimeout, cancellationToken);

    public void Dispose() => _turn?.Dispose();

    internal readonly struct Turn(SemaphoreSlim? turn) : IDisposable
    {
        public void Dispose() => turn?.Release();
    }
}
