using System.Collections.Frozen;
using Aisbf.Domain.Autoselects;
using Aisbf.Domain.Common;
using Aisbf.Domain.Rotations;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Domain.Routing;

/// <summary>
/// Makes the plan for a request: resolves the name, leaves out what cannot serve the request now, and lets the rotation's
/// policy order the rest. Holds nothing but the policies, so one planner serves all requests.
/// </summary>
public sealed class RoutePlanner
{
    /// <summary>Most rotations on the way from the one that was asked for to a candidate, both included: 8.</summary>
    public const int MaxDepth = 8;

    /// <summary>Choices that are kept on the stack; longer rotations take an array.</summary>
    private const int StackChoices = 16;

    private readonly FrozenDictionary<string, IRotationPolicy> _policies;
    private readonly IRotationPolicy _weighted;

    /// <exception cref="ArgumentException">
    /// There is no policy named <see cref="RotationStrategies.Weighted"/>, or a name comes twice.
    /// </exception>
    public RoutePlanner(IEnumerable<IRotationPolicy> policies)
    {
        _policies = policies.ToDictionary(p => p.Name, StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal);
        _weighted = _policies.GetValueOrDefault(RotationStrategies.Weighted)
            ?? throw new ArgumentException("The weighted policy is missing.", nameof(policies));
    }

    /// <summary>
    /// The plan for a query. Fails only when the name means nothing, or something that the caller may not call; when it means
    /// something that cannot serve the request, the plan has no candidates and says why. An autoselect's plan may come with its
    /// choice still open.
    /// </summary>
    /// <param name="snapshot">The routes.</param>
    /// <param name="limits">What the caller's token is held to.</param>
    /// <param name="query">The name, and where it came in.</param>
    /// <param name="facts">What the request needs.</param>
    /// <param name="health">The candidates' health.</param>
    /// <param name="tickets">Numbers the request in each rotation that chooses for it.</param>
    /// <param name="caller">Whose request it is.</param>
    public Result<RoutePlan> Plan(
        RouteSnapshot snapshot,
        TokenLimits limits,
        in RouteQuery query,
        in RequestFacts facts,
        IHealthView health,
        ITicketSource tickets,
        Owner caller)
    {
        ArgumentNullException.ThrowIfNull(health);
        ArgumentNullException.ThrowIfNull(tickets);
        if (!RouteResolver.Resolve(snapshot, query).TryGet(out var target, out var error))
        {
            return error;
        }

        if (!target.IsAllowedBy(limits))
        {
            return new Error(ErrorCode.PermissionDenied, $"This token may not call '{Printable.Of(query.Model)}'.", "model");
        }

        var vectorSpace = facts.Surface is Surface.Embeddings ? target.VectorSpace : null;
        return Plan(snapshot.Owner, target, query.Model, new CandidateFilter(facts, health, caller, vectorSpace), tickets);
    }

    /// <summary>The plan for asking an autoselect's selection model; null when it has none that could be asked.</summary>
    /// <param name="selection">The autoselect's open choice.</param>
    /// <param name="facts">What the question needs.</param>
    /// <param name="health">The candidates' health.</param>
    /// <param name="tickets">Numbers the question in each rotation that chooses for it.</param>
    /// <param name="caller">Whose request it is.</param>
    public RoutePlan? PlanSelector(
        Autoselection selection, in RequestFacts facts, IHealthView health, ITicketSource tickets, Owner caller)
    {
        ArgumentNullException.ThrowIfNull(selection);
        return selection.Selector is { } target
            ? Plan(selection.Owner, target, selection.Autoselect.SelectionModel, new CandidateFilter(facts, health, caller), tickets)
            : null;
    }

    private RoutePlan Plan(Owner owner, in RouteTarget target, string requested, in CandidateFilter filter, ITicketSource tickets)
    {
        if (target.Direct is { } direct)
        {
            return Named(direct, requested, filter);
        }

        if (target.Route is { IsFlat: true } flat)
        {
            return Flat(flat, requested, filter, new RotationDraw(tickets.Next(owner, flat.TicketId)));
        }

        var expansion = new RotationExpansion(this, owner, tickets);
        var group = expansion.SurveyAll(target.Route ?? target.Choice!.Members, filter);
        return target.Choice is { } choice
            ? Autoselection.Begin(choice, expansion, group, requested)
            : expansion.Plan(group, requested);
    }

    /// <summary>The policy of a rotation; the weighted one for a name that is not known, which saving would have refused.</summary>
    internal IRotationPolicy PolicyOf(Rotation rotation) => _policies.GetValueOrDefault(rotation.Strategy ?? "", _weighted);

    private static RoutePlan Named(DirectRoute direct, string requested, in CandidateFilter filter)
    {
        var tally = default(PlanTally);
        var candidate = direct.Leaf.Candidate;
        if (direct.Broken is { } reason)
        {
            tally.Exclude(new ExcludedCandidate(candidate.Provider.Id, candidate.Model, null, reason));
        }
        else if (filter.Admits(direct.Leaf, named: true, null, ref tally, out var found))
        {
            return new RoutePlan
            {
                RequestedModel = requested,
                Candidates = filter.ProbeReason(found) is { } probe ? [new(candidate, probe, 0, null)] : direct.Plan,
            };
        }
        else if (tally.HasLastResort && !filter.IsLastResort)
        {
            return Named(direct, requested, filter.AsLastResort());
        }

        return new RoutePlan
        {
            RequestedModel = requested,
            Candidates = [],
            Excluded = tally.Excluded,
            Failure = tally.Failure(requested),
        };
    }

    private RoutePlan Flat(RotationRoute route, string requested, in CandidateFilter filter, in RotationDraw draw)
    {
        var nodes = route.Nodes;
        Span<RotationChoice> choices =
            nodes.Length <= StackChoices ? stackalloc RotationChoice[StackChoices] : new RotationChoice[nodes.Length];
        var tally = default(PlanTally);
        var count = 0;
        for (var i = 0; i < nodes.Length; i++)
        {
            var leaf = nodes[i].Leaf!;
            if (filter.Admits(leaf, named: false, route.Id, ref tally, out var found))
            {
                choices[count++] = filter.Choose(i, nodes[i].Weight, leaf, found);
            }
        }

        if (count == 0 && tally.HasLastResort && !filter.IsLastResort)
        {
            return Flat(route, requested, filter.AsLastResort(), draw);
        }

        choices = choices[..count];
        PolicyOf(route.Rotation).Order(choices, draw);
        var candidates = count == 0 ? [] : new PlannedCandidate[count];
        for (var i = 0; i < count; i++)
        {
            ref readonly var choice = ref choices[i];
            candidates[i] = new PlannedCandidate(
                nodes[choice.Index].Leaf!.Candidate, choice.ProbeReason ?? choice.Reason, choice.Score, route.Id);
        }

        return Finish(route, requested, candidates, ref tally);
    }

    internal static RoutePlan Finish(
        RotationRoute route,
        string requested,
        IReadOnlyList<PlannedCandidate> candidates,
        ref PlanTally tally,
        Autoselection? selection = null)
    {
        tally.AddBroken(route.Broken);
        return new RoutePlan
        {
            RequestedModel = requested,
            Rotation = route.Id is null ? null : route.Rotation,
            Autoselection = selection,
            Candidates = candidates,
            Excluded = tally.Excluded,
            Failure = candidates.Count == 0 ? tally.Failure(requested) : null,
        };
    }
}
