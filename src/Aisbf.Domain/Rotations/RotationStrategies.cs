namespace Aisbf.Domain.Rotations;

/// <summary>The names of the rotation policies, as configuration writes them.</summary>
public static class RotationStrategies
{
    /// <summary>Shares of traffic in proportion to weight; weight 0 is standby. The default.</summary>
    public const string Weighted = "weighted";

    /// <summary>The heaviest first; lighter ones only after it failed.</summary>
    public const string Priority = "priority";

    /// <summary>The one whose first byte has been coming soonest.</summary>
    public const string LeastLatency = "least_latency";

    /// <summary>The one with the lowest price for this request.</summary>
    public const string Cheapest = "cheapest";

    public static IReadOnlyList<string> All { get; } = [Weighted, Priority, LeastLatency, Cheapest];
}
