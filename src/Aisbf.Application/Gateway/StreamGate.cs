namespace Aisbf.Application.Gateway;

/// <summary>
/// Lets one writer at a time write to a stream: the pump while it has bytes, the heartbeat while the pump waits for
/// upstream. Also remembers when bytes last went out.
/// </summary>
public sealed class StreamGate(TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _writer = new(1, 1);
    private long _lastWrite = time.GetTimestamp();

    /// <summary>Time since bytes last went out.</summary>
    public TimeSpan Idle => time.GetElapsedTime(Volatile.Read(ref _lastWrite));

    public Task EnterAsync(CancellationToken cancellationToken) => _writer.WaitAsync(cancellationToken);

    /// <summary>Enters if nobody is writing; never waits.</summary>
    public bool TryEnter() => _writer.Wait(0);

    public void Exit()
    {
        Volatile.Write(ref _lastWrite, time.GetTimestamp());
        _writer.Release();
    }

    public void Dispose() => _writer.Dispose();
}
