namespace Aisbf.Benchmarks.Load;

/// <summary>What a run of load came to; the same words that <c>bench/chat.lua</c> writes for wrk.</summary>
/// <param name="Tool">Which load generator.</param>
/// <param name="Completed">Requests answered to the end, warm-up included: what the server's CPU time is divided by.</param>
/// <param name="PerSecond">Requests answered per second.</param>
/// <param name="Faults">Wrong status, incomplete stream, broken connection, all together.</param>
/// <param name="TotalUs">From sending a request to the end of its answer.</param>
/// <param name="FirstByteUs">From sending a request to the first byte of the body.</param>
/// <param name="FirstFrameUs">From sending a request to the first data frame of a stream.</param>
internal sealed record LoadResult(
    string Tool,
    long Completed,
    double PerSecond,
    long Faults,
    Quantiles? TotalUs,
    Quantiles? FirstByteUs = null,
    Quantiles? FirstFrameUs = null)
{
    public double Seconds { get; init; }

    public long Timed { get; init; }

    public long WrongStatus { get; init; }

    public long Incomplete { get; init; }

    public long Broken { get; init; }

    public long BodyBytes { get; init; }

    public string? LastFailure { get; init; }
}
