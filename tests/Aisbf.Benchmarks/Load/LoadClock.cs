using System.Diagnostics;

namespace Aisbf.Benchmarks.Load;

/// <summary>Says when a run's parts begin and end, and hands out its requests.</summary>
internal sealed class LoadClock(LoadOptions options)
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private int _handedOut;

    /// <summary>Time since the start.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    /// <summary>True if a request may begin now.</summary>
    public bool TryBegin() => options.Count > 0
        ? Interlocked.Increment(ref _handedOut) <= options.Count
        : Elapsed < options.Warmup + options.Duration;

    /// <summary>Whether a request that begins at this timestamp is timed.</summary>
    public bool IsTimed(long timestamp) => options.Count > 0 || Stopwatch.GetElapsedTime(_start, timestamp) >= options.Warmup;
}
