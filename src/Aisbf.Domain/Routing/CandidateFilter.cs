using Aisbf.Domain.Rotations;

namespace Aisbf.Domain.Routing;

/// <summary>
/// Everything about a request that decides whether a candidate may be called. A wrong refusal cannot be mended, a wrong
/// call fails over; so what is unknown excludes nothing.
/// </summary>
/// <param name="facts">What the request needs.</param>
/// <param name="health">The candidates' health.</param>
/// <param name="now">The instant to judge health at.</param>
/// <param name="vectorSpace">The only vector space that answers may come from; null when any will do.</param>
internal readonly ref struct CandidateFilter(in RequestFacts facts, IHealthView health, DateTimeOffset now, string? vectorSpace = null)
{
    /// <summary>Tokens of answer that the price is estimated with when the request names no limit.</summary>
    private const int AssumedOutputTokens = 500;

    private readonly RequestFacts _facts = facts;

    public DateTimeOffset Now { get; } = now;

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

        found = health.Get(candidate.Key, Now);
        if (found.Circuit is CircuitState.Closed || found is { Circuit: CircuitState.HalfOpen, OpenUntil: null })
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
        IsProbe = found.Circuit is CircuitState.HalfOpen,
    };

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
