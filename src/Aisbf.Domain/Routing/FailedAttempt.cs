using Aisbf.Domain.Common;

namespace Aisbf.Domain.Routing;

/// <summary>An attempt that did not give an answer.</summary>
/// <param name="Candidate">What was called.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Error">What the client would be told if it were the only one.</param>
public readonly record struct FailedAttempt(RouteCandidate Candidate, AttemptOutcome Outcome, Error Error);
