using Aisbf.Benchmarks.Load;

namespace Aisbf.Benchmarks.Report;

/// <summary>One line of what a measurement wrote down; which fields it has depends on <see cref="Kind"/>.</summary>
internal sealed record Measurement
{
    /// <summary><c>about</c>, <c>idle</c>, <c>run</c> or <c>allocations</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The server under test.</summary>
    public string Server { get; init; } = "";

    public string Scenario { get; init; } = "";

    /// <summary>Runs of one round are neighbours in time and can be compared with each other.</summary>
    public int Round { get; init; }

    /// <summary>User and system time that the server's processes took for the run, in milliseconds.</summary>
    public double CpuMs { get; init; }

    /// <summary>Memory in use by the server's processes, in KiB.</summary>
    public long RssKb { get; init; }

    /// <summary>Bytes that the server allocated for the requests.</summary>
    public long AllocatedBytes { get; init; }

    public LoadResult? Load { get; init; }

    /// <summary>What was measured, where, and how.</summary>
    public Dictionary<string, string>? About { get; init; }
}
