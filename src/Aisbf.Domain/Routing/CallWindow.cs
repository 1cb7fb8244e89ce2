using System.Numerics;

namespace Aisbf.Domain.Routing;

/// <summary>Which of the newest calls failed. After a pause it starts again, so that old successes do not hide a new outage.</summary>
internal readonly record struct CallWindow
{
    /// <summary>Calls that are remembered: 20.</summary>
    public const int Calls = 20;

    /// <summary>After this long without a call everything before is forgotten: 60 s.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(60);

    private const uint All = (1u << Calls) - 1;

    private uint Failed { get; init; }

    private byte Count { get; init; }

    private TimeSpan Newest { get; init; }

    /// <summary>More than half of the calls failed.</summary>
    public bool MostFailed => 2 * BitOperations.PopCount(Failed) > Count;

    public CallWindow Add(bool failed, TimeSpan now)
    {
        var known = now - Newest < Pause ? this : default;
        return new CallWindow
        {
            Failed = (known.Failed << 1 | (failed ? 1u : 0u)) & All,
            Count = (byte)Math.Min(known.Count + 1, Calls),
            Newest = now,
        };
    }
}
