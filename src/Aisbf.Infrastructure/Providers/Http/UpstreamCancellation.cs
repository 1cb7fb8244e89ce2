using System.Collections.Concurrent;

namespace Aisbf.Infrastructure.Providers.Http;

/// <summary>
/// Cancels one upstream call when the client goes away or a time limit passes, and tells which. Instances are reused,
/// because a source with its timer is the largest thing that a call would otherwise allocate.
/// </summary>
internal sealed class UpstreamCancellation : CancellationTokenSource
{
    private const int MaxPooled = 1024;
    private static readonly ConcurrentQueue<UpstreamCancellation> Pool = new();
    private static int _pooled;

    private readonly Lock _gate = new();
    private TimeSpan _limit;
    private CancellationToken _client;
    private CancellationTokenRegistration _registration;
    private CancellationTokenRegistration _deadline;

    /// <summary>The client went away.</summary>
    public bool ClientLeft => _client.IsCancellationRequested;

    /// <param name="timeout">The time limit to begin with.</param>
    /// <param name="client">Cancelled when the client goes away.</param>
    /// <param name="deadline">Cancelled when the process cannot wait any longer, which counts as a time limit.</param>
    public static UpstreamCancellation Start(TimeSpan timeout, CancellationToken client, CancellationToken deadline = default)
    {
        if (Pool.TryDequeue(out var source))
        {
            Interlocked.Decrement(ref _pooled);
        }
        else
        {
            source = new UpstreamCancellation();
        }

        source._client = client;
        source._registration = client.UnsafeRegister(static state => ((UpstreamCancellation)state!).Cancel(), source);
        source._deadline = deadline.UnsafeRegister(static state => ((UpstreamCancellation)state!).Cancel(), source);
        source.Limit(timeout);
        return source;
    }

    /// <summary>Starts a time limit in place of the one that runs.</summary>
    public void Limit(TimeSpan timeout)
    {
        lock (_gate)
        {
            // One that has just passed must not become one without end, which -1 ms would be.
            _limit = timeout > TimeSpan.Zero ? timeout : TimeSpan.Zero;
            CancelAfter(_limit);
        }
    }

    /// <summary>Ends the time limit that runs.</summary>
    public void Lift()
    {
        lock (_gate)
        {
            _limit = Timeout.InfiniteTimeSpan;
            CancelAfter(_limit);
        }
    }

    /// <summary>Starts the time limit that runs, if one does, from its beginning.</summary>
    public void Renew()
    {
        lock (_gate)
        {
            CancelAfter(_limit);
        }
    }

    /// <summary>Ends the call. The instance must not be touched afterwards.</summary>
    public void End()
    {
        _registration.Dispose();
        _registration = default;
        _deadline.Dispose();
        _deadline = default;
        _client = default;
        if (TryReset() && Interlocked.Increment(ref _pooled) <= MaxPooled)
        {
            Pool.Enqueue(this);
        }
        else
        {
            Dispose();
        }
    }
}
