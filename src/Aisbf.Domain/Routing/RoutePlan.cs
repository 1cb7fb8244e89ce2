using Aisbf.Domain.Common;
using Aisbf.Domain.Rotations;

namespace Aisbf.Domain.Routing;

/// <summary>The candidates for one request in the order in which to try them, and why the others are out.</summary>
public sealed class RoutePlan
{
    /// <summary>The name that the client sent.</summary>
    public required string RequestedModel { get; init; }

    /// <summary>The rotation that the name means, or null when it means one provider's model.</summary>
    public Rotation? Rotation { get; init; }

    /// <summary>To be tried in this order; empty when every candidate is out, and then <see cref="Failure"/> says what to answer.</summary>
    public required IReadOnlyList<PlannedCandidate> Candidates { get; init; }

    /// <summary>What was left out, and why.</summary>
    public IReadOnlyList<ExcludedCandidate> Excluded { get; init; } = [];

    /// <summary>The answer for the client when <see cref="Candidates"/> is empty; else null.</summary>
    public Error? Failure { get; init; }
}
