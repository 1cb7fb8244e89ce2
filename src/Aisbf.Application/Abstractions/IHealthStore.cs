using Aisbf.Domain.Routing;

namespace Aisbf.Application.Abstractions;

/// <summary>Keeps the health of every candidate between requests.</summary>
public interface IHealthStore : IHealthView
{
    /// <summary>
    /// Asks to call a candidate now. False while its circuit is open, or half open with the probe already under way.
    /// A granted call must be followed by exactly one <see cref="Report"/>.
    /// </summary>
    bool TryEnter(in CandidateKey key, DateTimeOffset now);

    /// <summary>Tells how a granted call ended.</summary>
    void Report(RouteCandidate candidate, in AttemptOutcome outcome, DateTimeOffset now);
}
