namespace Aisbf.Domain.Routing;

/// <summary>A candidate's place in a plan.</summary>
/// <param name="Candidate">What to call.</param>
/// <param name="Reason">Why it stands here.</param>
/// <param name="Score">The number that decided: share of weight (0..1), latency in ms, price in dollars, or 0.</param>
/// <param name="RotationId">The innermost rotation that it came from, or null when it was named directly.</param>
public readonly record struct PlannedCandidate(RouteCandidate Candidate, PlanReason Reason, double Score, string? RotationId);
