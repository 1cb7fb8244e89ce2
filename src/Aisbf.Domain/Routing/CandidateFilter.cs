using Aisbf.Domain.Rotations;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Domain.Routing;

/// <summary>
/// Everything about a request that decides whether a candidate may be called. A wrong refusal cannot be mended, a wrong
/// call fails over; so what is unknown excludes nothing.
/// </summary>
/// <param name="facts">What the request needs.</param>
/// <param name="health">The candidates' health.</param>
/// <param name="caller">Whose request it is.</param>
/// <param name="vectorSpace">The only vector space that answers may come from; null when any will do.</param>
/// <param name="lastResort">No candidate is left, so those with open circuits that are due may be tried.</param>
internal readonly ref struct CandidateFilter(
    scoped in RequestFacts facts, IHealthView health, Owner caller, string? vectorSpace = null, bool lastResort = false)
{
    /// <summary>Tokens of answer that the price is estimated with when the request names no limit.</summary>
    private const int AssumedOutputTokens = 500;

    private readonly RequestFacts _facts = facts;

    public bool IsLastResort => lastResort;

    public CandidateFilter AsLastResort() => new(_facts, health, caller, vectorSpace, lastResort: true);

    /// <summary>Whether the candidate may be called; if not, the tally has the reason.</summary>
    /// <param name="leaf">The candidate.</param>
    /// <param name="named">The client named this very model.</param>
    /// <param name="rotationId">Where it stands.</param>
    /// <param name="tally">Takes the exclusion.</param>
    /// <param name="found">Its health.</param>
    public bool Admits(RouteLeaf leaf, bool named, string? rotationId, ref PlanTally tally, out CandidateHealth found)
    {
        var candidate = leaf.Candidate;
        if (leaf.Lacks(_facts.Surface) is { } lacking)
        {
            found = default;
            tally.Exclude(candidate, rotationId, lacking, _facts.Surface);
            return false;
        }

        if (Unfit(leaf, named) is { } reason)
        {
            found = default;
            tally.Exclude(new ExcludedCandidate(candidate.Provider.Id, candidate.Model, rotationId, reason));
            return false;
        }

        found = health.Get(candidate.Key).For(caller);
        if (found.Admits(lastResort))
        {
            return true;
        }

        tally.Exclude(candidate, rotationId, found);
        return false;
    }

    public RotationChoice Choose(int index, double weight, RouteLeaf leaf, in CandidateHealth found) => new(index, weight)
    {
        LatencyMs = found.LatencyMs ?? double.NaN,
        Price = _facts.PromptTokens * leaf.PromptPrice + (_facts.MaxOutputTokens ?? AssumedOutputTokens) * leaf.CompletionPrice,
        ProbeReason = ProbeReason(found),
    };

    /// <summary>Why a call is a probe; null when it is none.</summary>
    public PlanReason? ProbeReason(in CandidateHealth found) =>
        found.Circuit is CircuitState.Closed ? null : lastResort ? PlanReason.LastResort : PlanReason.Probe;

    // Media count by their encoded bytes in the rough prompt size, far above what any model charges for them, so then the
    // size says nothing. A guessed context size only chooses between members; what is named directly is not refused by it.
    private ExclusionReason? Unfit(RouteLeaf leaf, bool named)
    {
        if (vectorSpace is not null && leaf.Candidate.VectorSpace != vectorSpace)
        {
            return ExclusionReason.OtherVectorSpace;
        }

        if (_facts.HasImages && leaf.LacksVision)
        {
            return ExclusionReason.NoVision;
        }

        if (_facts.HasAudio && leaf.LacksAudioInput)
        {
            return ExclusionReason.NoAudioInput;
        }

        if (_facts.HasTools && leaf.LacksToolUse)
        {
            return ExclusionReason.NoToolUse;
        }

        return !_facts.HasImages && !_facts.HasAudio && _facts.PromptTokens > (named ? leaf.StatedLimit : leaf.Limit)
            ? ExclusionReason.ContextTooSmall
            : null;
    }
}
