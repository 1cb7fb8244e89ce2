using Aisbf.Domain.Autoselects;
using Aisbf.Domain.Common;
using Aisbf.Domain.Rotations;

namespace Aisbf.Domain.Routing;

/// <summary>The candidates for one request in the order in which to try them, and why the others are out.</summary>
public sealed class RoutePlan
{
    // A name means one thing at most, and plans are made for every request: one field holds either.
    private object? _origin;

    /// <summary>The name that the client sent.</summary>
    public required string RequestedModel { get; init; }

    /// <summary>The rotation that the name means, or null when it means something else.</summary>
    public Rotation? Rotation
    {
        get => _origin as Rotation;
        init => _origin ??= value;
    }

    /// <summary>The autoselect that the name means with its choice, or null when it means none. While its choice is open there are no candidates.</summary>
    public Autoselection? Autoselection
    {
        get => _origin as Autoselection;
        init => _origin ??= value;
    }

    /// <summary>
    /// To be tried in this order; empty when every candidate is out, and then <see cref="Failure"/> says what to answer, or while
    /// an autoselect's choice is open.
    /// </summary>
    public required IReadOnlyList<PlannedCandidate> Candidates { get; init; }

    /// <summary>What was left out, and why.</summary>
    public IReadOnlyList<ExcludedCandidate> Excluded { get; init; } = [];

    /// <summary>The answer for the client when every candidate is out; else null.</summary>
    public Error? Failure { get; init; }

    /// <summary>The same candidates with those first that can go on with a conversation; this plan if they are first already.</summary>
    public RoutePlan Prefer(Func<RouteCandidate, bool> canGoOn)
    {
        var able = Candidates.Count(planned => canGoOn(planned.Candidate));
        if (Candidates.Take(able).All(planned => canGoOn(planned.Candidate))) return this;

        return new RoutePlan
        {
            RequestedModel = RequestedModel,
            _origin = _origin,
            Candidates =
            [
                .. Candidates.Where(planned => canGoOn(planned.Candidate))
                    .Select(planned => planned.Reason is PlanReason.LastResort ? planned : planned with { Reason = PlanReason.Continuation }),
                .. Candidates.Where(planned => !canGoOn(planned.Candidate)),
            ],
            Excluded = Excluded,
            Failure = Failure,
        };
    }
}
