namespace Aisbf.Simulator.Hosting;

/// <summary>How much is open at this moment. Every number is current, not a total, except where it says so.</summary>
public sealed class Traffic
{
    private int _connections;
    private int _requests;
    private int _streams;
    private long _total;

    internal Traffic()
    {
    }

    /// <summary>TCP connections that are open, idle ones included.</summary>
    public int OpenConnections => Volatile.Read(ref _connections);

    /// <summary>Requests to a dialect that have arrived and are not finished.</summary>
    public int RequestsInFlight => Volatile.Read(ref _requests);

    /// <summary>Streamed answers that have begun and are not finished.</summary>
    public int StreamsInFlight => Volatile.Read(ref _streams);

    /// <summary>Requests to a dialect since the start; also counted while the journal is off.</summary>
    public long TotalRequests => Volatile.Read(ref _total);

    internal void ConnectionOpened() => Interlocked.Increment(ref _connections);

    internal void ConnectionClosed() => Interlocked.Decrement(ref _connections);

    internal long RequestStarted()
    {
        Interlocked.Increment(ref _requests);
        return Interlocked.Increment(ref _total);
    }

    internal void RequestEnded() => Interlocked.Decrement(ref _requests);

    internal void StreamStarted() => Interlocked.Increment(ref _streams);

    internal void StreamEnded() => Interlocked.Decrement(ref _streams);
}
