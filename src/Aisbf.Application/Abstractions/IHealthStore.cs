using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Abstractions;

/// <summary>Keeps the health of every candidate between requests. Its clock only goes forward, whatever is done to the machine's.</summary>
public interface IHealthStore : IHealthView
{
    /// <summary>
    /// Asks to call a candidate now. False while its circuit is open for this caller, or half open with the probe already under
    /// way. A granted call must be followed by exactly one <see cref="Report"/>.
    /// </summary>
    /// <param name="key">The candidate.</param>
    /// <param name="caller">Whose request it is.</param>
    /// <param name="lastResort">The plan has it as <see cref="PlanReason.LastResort"/>.</param>
    bool TryEnter(in CandidateKey key, Owner caller, bool lastResort);

    /// <summary>Tells how a granted call ended.</summary>
    void Report(RouteCandidate candidate, Owner caller, in AttemptOutcome outcome);
}
