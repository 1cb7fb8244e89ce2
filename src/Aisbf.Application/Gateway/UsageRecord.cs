using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using Aisbf.Domain.Usage;

namespace Aisbf.Application.Gateway;

/// <summary>What one request used.</summary>
/// <param name="Caller">Who asked.</param>
/// <param name="Candidate">Who answered, or the last that was tried; null when none was.</param>
/// <param name="RotationId">The rotation that the name meant, if it did.</param>
/// <param name="Outcome">How the last attempt ended.</param>
/// <param name="Attempts">Upstream calls made.</param>
/// <param name="Usage">Tokens as the upstream counted them; null when it did not say.</param>
/// <param name="Duration">From the end of the request's body to the end of the answer.</param>
/// <param name="Completed">The client got the whole answer.</param>
/// <param name="Kind">What the calls were made for.</param>
public readonly record struct UsageRecord(
    Caller Caller,
    RouteCandidate? Candidate,
    string? RotationId,
    AttemptKind Outcome,
    int Attempts,
    TokenUsage? Usage,
    TimeSpan Duration,
    bool Completed,
    UsageKind Kind = UsageKind.Request);
