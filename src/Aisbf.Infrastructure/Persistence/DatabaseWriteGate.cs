using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Persistence;

/// <summary>
/// Lets one write through at a time on SQLite, which takes one writer per file: waiting here is fair and quick, waiting
/// for SQLite's lock is polling. Does nothing on a server.
/// </summary>
internal sealed class DatabaseWriteGate(IOptions<DatabaseOptions> options) : IDisposable
{
    private readonly SemaphoreSlim? _turn = options.Value.Provider == DatabaseEngine.Sqlite ? new SemaphoreSlim(1, 1) : null;

    /// <summary>Waits for a turn, which ends when the answer is disposed.</summary>
    public async ValueTask<Turn> EnterAsync(CancellationToken cancellationToken)
    {
        if (_turn is not null)
        {
            await _turn.WaitAsync(cancellationToken);
        }

        return new Turn(_turn);
    }

    public void Dispose() => _turn?.Dispose();

    internal readonly struct Turn(SemaphoreSlim? turn) : IDisposable
    {
        public void Dispose() => turn?.Release();
    }
}
