namespace Aisbf.Benchmarks.Report;

/// <summary>One server in one scenario. Times are in microseconds, memory is in MiB. What was not measured is null.</summary>
/// <param name="CpuRatio">CPU per request, relative to YARP in the same round.</param>
/// <param name="AddedP50Us">Half of the requests took at most this much longer than without a server in between.</param>
/// <param name="AddedP99Us">The same for 99 of 100.</param>
/// <param name="FirstFrameUs">Time to a stream's first data frame, for half of the streams.</param>
/// <param name="AddedFirstFrameUs">The same beyond that without a server in between.</param>
internal sealed record Row(
    string Scenario,
    string Server,
    Spread? PerSecond,
    Spread? CpuUs,
    Spread? CpuRatio,
    Spread? P50Us,
    Spread? AddedP50Us,
    Spread? P99Us,
    Spread? AddedP99Us,
    Spread? FirstFrameUs,
    Spread? AddedFirstFrameUs,
    Spread? RssMb,
    double? AllocatedKbPerRequest,
    long Faults);
