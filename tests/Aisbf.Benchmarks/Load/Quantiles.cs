using System.Diagnostics;

namespace Aisbf.Benchmarks.Load;

/// <summary>A distribution of times in microseconds.</summary>
internal sealed record Quantiles(double P50, double P90, double P99, double Max)
{
    /// <summary>Null when there are no samples.</summary>
    public static Quantiles? Of(IEnumerable<long> ticks)
    {
        var sorted = ticks.ToArray();
        if (sorted.Length == 0)
        {
            return null;
        }

        Array.Sort(sorted);
        return new Quantiles(At(0.50), At(0.90), At(0.99), Microseconds(sorted[^1]));

        // Nearest rank: a value that was really measured.
        double At(double share) => Microseconds(sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)]);
    }

    private static double Microseconds(long ticks) => Math.Round(ticks * 1e6 / Stopwatch.Frequency, 1);
}
