using Aisbf.Application.Providers;
using Aisbf.Domain.Routing;

namespace Aisbf.Application.Routes.ExplainRoute;

/// <summary>A plan, for people: who would be tried in which order, who would not, and why.</summary>
/// <param name="Model">The name that was asked for.</param>
/// <param name="Rotation">The rotation that the name means, or null.</param>
/// <param name="Strategy">How that rotation orders its candidates.</param>
/// <param name="Autoselect">The autoselect that the name means with its choice, or null.</param>
/// <param name="Candidates">In the order in which they would be tried.</param>
/// <param name="Excluded">Those that would not be tried.</param>
/// <param name="Failure">The error that the request would get at once, if nobody is left.</param>
public sealed record RoutePlanDto(
    string Model,
    string? Rotation,
    string? Strategy,
    AutoselectionDto? Autoselect,
    IReadOnlyList<PlannedCandidateDto> Candidates,
    IReadOnlyList<ExcludedCandidateDto> Excluded,
    string? Failure)
{
    internal static RoutePlanDto From(RoutePlan plan, bool asksModel, in ExplanationView view) => new(
        plan.RequestedModel,
        plan.Rotation?.Id,
        plan.Rotation?.Strategy,
        plan.Autoselection is { } selection ? AutoselectionDto.From(selection, asksModel) : null,
        view.Show(plan.Candidates),
        view.Show(plan.Excluded),
        plan.Failure?.Message);
}

/// <summary>A candidate that would be tried.</summary>
/// <param name="Provider">The provider's id.</param>
/// <param name="Model">The upstream's model name.</param>
/// <param name="Rotation">The innermost rotation that it came from.</param>
/// <param name="Reason">Why it stands here.</param>
/// <param name="Score">The number that decided: share of weight (0 to 1), latency in ms, or price in US dollars.</param>
/// <param name="Weight">Its configured weight.</param>
/// <param name="Circuit">The state of its circuit.</param>
/// <param name="Failures">Failures in a row.</param>
/// <param name="LatencyMs">Average time to the first byte, in milliseconds.</param>
/// <param name="OpenCircuit">Its circuit if that is not closed; only for those who may configure the provider.</param>
/// <param name="LastFailure">Its most recent failure; only for those who may configure the provider.</param>
public sealed record PlannedCandidateDto(
    string Provider,
    string Model,
    string? Rotation,
    PlanReason Reason,
    double Score,
    double Weight,
    CircuitState Circuit,
    int Failures,
    double? LatencyMs,
    CircuitDto? OpenCircuit,
    LastFailureDto? LastFailure);

/// <summary>A candidate that would not be tried.</summary>
/// <param name="Provider">As the configuration names it.</param>
/// <param name="Model">The model, or the rotation's id for a nested one.</param>
/// <param name="Rotation">The innermost rotation that names it.</param>
/// <param name="Reason">Why it is out.</param>
/// <param name="Until">When the reason passes by itself, where that is known.</param>
/// <param name="Cause">What opened its circuit, where that is the reason.</param>
/// <param name="Since">When the circuit opened.</param>
/// <param name="OpenCircuit">More about the circuit; only for those who may configure the provider.</param>
/// <param name="LastFailure">Its most recent failure; only for those who may configure the provider.</param>
public sealed record ExcludedCandidateDto(
    string Provider,
    string? Model,
    string? Rotation,
    ExclusionReason Reason,
    DateTimeOffset? Until,
    AttemptKind? Cause,
    DateTimeOffset? Since,
    CircuitDto? OpenCircuit,
    LastFailureDto? LastFailure);
