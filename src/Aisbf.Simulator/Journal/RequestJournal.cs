using Microsoft.AspNetCore.Http;

namespace Aisbf.Simulator.Journal;

/// <summary>The last requests that the simulator received, oldest first. Safe for any number of threads.</summary>
public sealed class RequestJournal
{
    private readonly Lock _gate = new();
    private readonly Queue<RecordedRequest> _entries = new();
    private readonly SimulatorOptions _options;
    private TaskCompletionSource _changed = NewSignal();
    private int _waiting;

    internal RequestJournal(SimulatorOptions options)
    {
        _options = options;
        Enabled = options.RecordRequests;
    }

    /// <summary>Whether new requests are recorded. May be switched at any time; starts as <see cref="SimulatorOptions.RecordRequests"/>.</summary>
    public bool Enabled { get; set; }

    /// <summary>A copy of what is recorded now, oldest first.</summary>
    public IReadOnlyList<RecordedRequest> Requests
    {
        get
        {
            lock (_gate)
                return [.. _entries];
        }
    }

    /// <summary>Forgets everything recorded so far.</summary>
    public void Clear()
    {
        lock (_gate)
            _entries.Clear();
    }

    /// <summary>Waits until some recorded request, old or new, meets a condition, and returns it.</summary>
    /// <param name="condition">Looked at again whenever a request arrives or its outcome changes.</param>
    /// <param name="timeout">How long to wait; 5 seconds by default.</param>
    /// <param name="cancellationToken">Gives up earlier.</param>
    /// <exception cref="TimeoutException">None did in time; the message lists what was recorded.</exception>
    public async Task<RecordedRequest> WaitForAsync(
        Func<RecordedRequest, bool> condition, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var limit = Task.Delay(timeout ?? TimeSpan.FromSeconds(5), cancellationToken);
        Interlocked.Increment(ref _waiting);
        try
        {
            while (true)
            {
                // The signal is taken before looking, so a change in between is not missed.
                var changed = Volatile.Read(ref _changed).Task;
                var seen = Requests;
                if (seen.FirstOrDefault(condition) is { } found)
                    return found;
                if (await Task.WhenAny(changed, limit) != limit)
                    continue;
                cancellationToken.ThrowIfCancellationRequested();
                throw new TimeoutException($"No request met the condition. Recorded: {string.Join("; ", seen)}");
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    internal RecordedRequest? Record(long id, Dialect? dialect, HttpRequest request, ReadOnlySpan<byte> body, DateTimeOffset arrivedAt)
    {
        if (!Enabled)
            return null;

        var entry = new RecordedRequest
        {
            Id = id,
            Dialect = dialect,
            Method = request.Method,
            Path = request.Path.Value ?? "",
            Query = request.QueryString.Value ?? "",
            Headers = request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Body = body[..Math.Min(body.Length, _options.JournalBodyLimit)].ToArray(),
            BodyLength = body.Length,
            ArrivedAt = arrivedAt,
        };
        lock (_gate)
        {
            _entries.Enqueue(entry);
            while (_entries.Count > _options.JournalCapacity)
                _entries.Dequeue();
        }

        Notify();
        return entry;
    }

    internal void Notify()
    {
        // The outcome was written just before; it must be visible to a waiter that this check misses.
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _waiting) > 0)
            Interlocked.Exchange(ref _changed, NewSignal()).TrySetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
