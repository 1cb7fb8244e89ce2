using Aisbf.Domain.Rotations;

namespace Aisbf.Domain.Routing;

/// <summary>The candidates for one request in the order in which to try them, and why the others are out.</summary>
public sealed class RoutePlan
{
    /// <summary>The name that the client sent.</summary>
    public required string RequestedModel { get; init; }

    /// <summary>The rotation that the name means, or null when it means one provider's model.</summary>
    public Rotation? Rotation { get; init; }

    /// <summary>To be tried in this order; never empty in a successful plan.</summary>
    public required IReadOnlyList<PlannedCandidate> Candidates { get; init; }

    public IReadOnlyList<ExcludedCandidate> Excluded { get; init; } = [];
}
