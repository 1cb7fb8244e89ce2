namespace Aisbf.Benchmarks.Load;

/// <summary>What one connection has seen. Times are in stopwatch ticks.</summary>
internal sealed class LoadTally
{
    /// <summary>From sending to the first byte of the body.</summary>
    public List<long> FirstByte { get; } = new(4096);

    /// <summary>From sending to the first whole data line; only of streams.</summary>
    public List<long> FirstFrame { get; } = new(4096);

    /// <summary>From sending to the end.</summary>
    public List<long> Total { get; } = new(4096);

    /// <summary>Answers that came to their end, timed or not.</summary>
    public long Completed { get; set; }

    /// <summary>Of these, timed ones.</summary>
    public long Timed => Total.Count;

    /// <summary>Of the completed, those with another status than 200.</summary>
    public long WrongStatus { get; set; }

    /// <summary>Of the completed, streams with too few frames, too many, or no end mark.</summary>
    public long Incomplete { get; set; }

    /// <summary>Requests whose connection failed or broke off.</summary>
    public long Broken { get; set; }

    public long BodyBytes { get; set; }

    /// <summary>Why the last broken one broke.</summary>
    public string? LastFailure { get; set; }
}
