namespace Aisbf.Benchmarks.Report;

/// <summary>
/// One server in one scenario. Times are in microseconds, memory is in MiB; what was not measured is null. Ratios are to
/// YARP or, for a translated stream, to the same server's stream that is passed through, and what is added is added to the same scenario without a server in between, both within the same round.
/// </summary>
internal sealed record Row(
    string Scenario,
    string Server,
    Spread? PerSecond,
    Spread? CpuUs,
    Spread? CpuRatio,
    Spread? CpuRatioToPassThrough,
    Spread? P50Us,
    Spread? AddedP50Us,
    Spread? P99Us,
    Spread? AddedP99Us,
    Spread? FirstFrameUs,
    Spread? AddedFirstFrameUs,
    Spread? RssMb,
    double? AllocatedKbPerRequest,
    long Faults);
