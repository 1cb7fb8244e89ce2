namespace Aisbf.Infrastructure.Common;

/// <summary>
/// Limits how many pieces of work run at the same time: in all, and for each key. Keys that wait take turns, so that a long queue
/// behind one key does not delay another one.
/// </summary>
/// <param name="maxInAll">Most pieces of work at a time.</param>
/// <param name="maxForEach">Most of them for one key.</param>
internal sealed class FairGate<TKey>(int maxInAll, int maxForEach)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, Line> _lines = [];

    // Lines whose first waiter may start as soon as there is room in all. A line is in it once.
    private readonly Queue<Line> _next = new();
    private int _running;

    /// <summary>Keys with work that runs or waits.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _lines.Count;
            }
        }
    }

    /// <summary>Waits for a turn, which ends when the answer is disposed.</summary>
    public async ValueTask<Turn> EnterAsync(TKey key)
    {
        var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Line? line;
        lock (_lock)
        {
            if (!_lines.TryGetValue(key, out line))
            {
                _lines[key] = line = new Line(key);
            }

            line.Waiting.Enqueue(waiter);
            Offer(line);
            StartWhatFits();
        }

        await waiter.Task;
        return new Turn(this, line);
    }

    private void Leave(Line line)
    {
        lock (_lock)
        {
            _running--;
            line.Running--;
            Offer(line);
            StartWhatFits();
            if (line.Running == 0 && line.Waiting.Count == 0)
            {
                _lines.Remove(line.Key);
            }
        }
    }

    private void StartWhatFits()
    {
        while (_running < maxInAll && _next.TryDequeue(out var line))
        {
            line.IsNext = false;
            line.Running++;
            _running++;
            line.Waiting.Dequeue().SetResult();
            Offer(line);
        }
    }

    private void Offer(Line line)
    {
        if (!line.IsNext && line.Waiting.Count > 0 && line.Running < maxForEach)
        {
            line.IsNext = true;
            _next.Enqueue(line);
        }
    }

    internal readonly struct Turn(FairGate<TKey> gate, Line line) : IDisposable
    {
        public void Dispose() => gate.Leave(line);
    }

    internal sealed class Line(TKey key)
    {
        public TKey Key { get; } = key;

        public Queue<TaskCompletionSource> Waiting { get; } = new();

        public int Running { get; set; }

        /// <summary>It is among the lines that start next.</summary>
        public bool IsNext { get; set; }
    }
}
