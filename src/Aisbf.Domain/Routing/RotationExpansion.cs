using Aisbf.Domain.Autoselects;
using Aisbf.Domain.Rotations;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Domain.Routing;

/// <summary>
/// Plans an autoselect, or a rotation that has rotations in it or a candidate twice. First everything below is looked at, so that a nested
/// rotation with nothing available takes no part in the pick; then each level is ordered, outermost first.
/// </summary>
internal sealed class RotationExpansion(RoutePlanner planner, Owner owner, ITicketSource tickets)
{
    // Rotations that share members would be looked at once for each way to them, which can be very many; by depth they are
    // looked at no more than MaxDepth times.
    private readonly Dictionary<(RotationRoute Route, int Depth), RotationGroup> _groups = [];
    private readonly HashSet<RotationRoute> _told = [];
    private readonly List<RotationRoute> _path = [];
    private readonly HashSet<CandidateKey> _planned = [];
    private readonly List<PlannedCandidate> _candidates = [];
    private PlanTally _tally;

    public Owner Owner => owner;

    public RoutePlan Plan(RotationGroup group, string requested)
    {
        Emit(group, new RotationDraw(tickets.Next(owner, group.Route.TicketId)));
        return RoutePlanner.Finish(group.Route, requested, _candidates, ref _tally);
    }

    /// <summary>The plan for an autoselect whose places are in order. Its first rotation takes a ticket, as if it had been asked for.</summary>
    public RoutePlan Finish(
        RotationGroup group, ReadOnlySpan<RotationChoice> ordered, Autoselection selection, string requested)
    {
        Emit(group, ordered, new RotationDraw(tickets.Next(owner, group.Route.TicketId)));
        return RoutePlanner.Finish(group.Route, requested, _candidates, ref _tally, selection);
    }

    /// <summary>What of a rotation may be called now, and of everything below it; where that is nothing, what may be tried as a last resort.</summary>
    public RotationGroup SurveyAll(RotationRoute route, in CandidateFilter filter)
    {
        var group = Survey(route, filter);
        if (!group.IsEmpty || !_tally.HasLastResort)
        {
            return group;
        }

        _groups.Clear();
        _told.Clear();
        _tally = default;
        return Survey(route, filter.AsLastResort());
    }

    private RotationGroup Survey(RotationRoute route, in CandidateFilter filter)
    {
        var depth = _path.Count;
        if (_groups.TryGetValue((route, depth), out var known))
        {
            return known;
        }

        var group = new RotationGroup(route);
        _groups.Add((route, depth), group);
        _path.Add(route);
        var tally = default(PlanTally);
        for (var i = 0; i < route.Nodes.Length; i++)
        {
            var node = route.Nodes[i];
            if (node.Nested is { } nested)
            {
                Nest(group, i, nested, filter);
            }
            else if (filter.Admits(node.Leaf!, named: false, route.Id, ref tally, out var found))
            {
                group.Add(filter.Choose(i, node.Weight, node.Leaf!, found));
            }
        }

        _path.RemoveAt(depth);
        Tell(route, depth, tally);
        return group;
    }

    private void Nest(RotationGroup group, int index, RotationRoute nested, in CandidateFilter filter)
    {
        if (_path.Contains(nested))
        {
            Exclude(nested, group, ExclusionReason.Loop);
        }
        else if (_path.Count >= RoutePlanner.MaxDepth)
        {
            Exclude(nested, group, ExclusionReason.TooDeep);
        }
        else if (Survey(nested, filter) is { IsEmpty: false } inner)
        {
            group.Add(index, inner);
        }
    }

    // Each rotation's own exclusions are told once, however many ways lead to it.
    private void Tell(RotationRoute route, int depth, in PlanTally tally)
    {
        if (_told.Add(route))
        {
            _tally.Add(tally);
            if (depth > 0)
            {
                _tally.AddBroken(route.Broken);
            }
        }
    }

    // The rotation that is tried first takes a ticket of its own, so that its picks are as even as its outer one's. One that may
    // never be tried takes none: a ticket spent without a call would leave a hole in its shares.
    private void Emit(RotationGroup group, in RotationDraw draw) =>
        Emit(group, group.Ordered(planner.PolicyOf(group.Route.Rotation), draw), draw);

    private void Emit(RotationGroup group, ReadOnlySpan<RotationChoice> ordered, in RotationDraw draw)
    {
        group.IsEmitted = true;
        foreach (ref readonly var choice in ordered)
        {
            if (group.Route.Nodes[choice.Index].Leaf is { } leaf)
            {
                Add(leaf.Candidate, choice, group.Route.Id);
            }
            else if (group.Nested(choice.Index) is { IsEmitted: false } inner)
            {
                var level = draw.Level + 1;
                Emit(
                    inner,
                    _candidates.Count == 0
                        ? new RotationDraw(tickets.Next(owner, inner.Route.TicketId), level)
                        : draw.Behind(inner.Route.Seed, level));
            }
            else
            {
                Exclude(group.Nested(choice.Index).Route, group, ExclusionReason.Duplicate);
            }
        }
    }

    private void Add(RouteCandidate candidate, in RotationChoice choice, string? rotationId)
    {
        if (_planned.Add(candidate.Key))
        {
            _candidates.Add(new PlannedCandidate(candidate, choice.ProbeReason ?? choice.Reason, choice.Score, rotationId));
        }
        else
        {
            _tally.Exclude(new ExcludedCandidate(candidate.Provider.Id, candidate.Model, rotationId, ExclusionReason.Duplicate));
        }
    }

    private void Exclude(RotationRoute nested, RotationGroup within, ExclusionReason reason) =>
        _tally.Exclude(new ExcludedCandidate("rotation", nested.Rotation.Id, within.Route.Id, reason));
}
