namespace Aisbf.Domain.Routing;

/// <summary>A candidate that was left out, and why.</summary>
/// <param name="ProviderId">As the configuration names it.</param>
/// <param name="Model">The model, or the rotation's id for a nested one; null when the entry lists none.</param>
/// <param name="RotationId">The innermost rotation that names it, or null.</param>
/// <param name="Reason">Why it is out.</param>
/// <param name="Health">What is known of it, where that is the reason.</param>
public readonly record struct ExcludedCandidate(
    string ProviderId, string? Model, string? RotationId, ExclusionReason Reason, CandidateHealth? Health = null);
