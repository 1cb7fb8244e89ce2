namespace Aisbf.Domain.Routing;

/// <summary>One provider's model as a whole route, with its plan's list of one made beforehand.</summary>
internal sealed class DirectRoute(RouteCandidate candidate, ExclusionReason? broken)
{
    public RouteLeaf Leaf { get; } = new(candidate);

    /// <summary>Why it can never be called as configured.</summary>
    public ExclusionReason? Broken { get; } = broken;

    /// <summary>The candidates of every plan in which nothing is wrong.</summary>
    public PlannedCandidate[] Plan { get; } = [new(candidate, PlanReason.Named, 0, null)];
}
