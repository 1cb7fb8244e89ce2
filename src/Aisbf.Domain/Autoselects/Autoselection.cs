using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Domain.Autoselects;

/// <summary>
/// An autoselect's part in a plan: what it can choose from for this request, and what was chosen. While the choice is open
/// the plan has no candidates; <see cref="Decide"/> makes the plan that has.
/// </summary>
public sealed class Autoselection
{
    private readonly AutoselectRoute _route;
    private readonly RotationExpansion _expansion;
    private readonly RotationGroup _group;
    private readonly string _requested;
    private readonly int[] _places;
    private bool _isDecided;

    private Autoselection(AutoselectRoute route, RotationExpansion expansion, RotationGroup group, string requested)
    {
        _route = route;
        _expansion = expansion;
        _group = group;
        _requested = requested;
        int[] places = [.. group.Choices.ToArray().Select(c => c.Index)];
        _places = [.. places.Where(place => place < route.Candidates.Length)];
        Available = [.. _places.Select(place => route.Candidates[place])];
        Fallback = route.Fallback is { } fallback && places.Contains(fallback) ? Autoselect.Fallback : null;
    }

    public Autoselect Autoselect => _route.Autoselect;

    /// <summary>Whose autoselect it is.</summary>
    public Owner Owner => _expansion.Owner;

    /// <summary>The candidates that can take the request now, by priority.</summary>
    public IReadOnlyList<AutoselectCandidate> Available { get; }

    /// <summary>The name of the fallback if it can take the request now, else null.</summary>
    public string? Fallback { get; }

    /// <summary>More than one candidate can take the request, and none is chosen yet.</summary>
    public bool IsOpen => !_isDecided;

    /// <summary>What was chosen, as the configuration names it; null while the choice is open and when nothing was left.</summary>
    public string? Chosen { get; private set; }

    /// <summary>Why <see cref="Chosen"/> was chosen.</summary>
    public SelectionReason? Reason { get; private set; }

    internal RouteTarget? Selector => _route.Selector;

    /// <summary>Of the available candidates the one whose description has most words of a text; null when none has any.</summary>
    public AutoselectCandidate? FindByKeywords(string text) => AutoselectPolicy.FindByKeywords(_route, _places, text);

    /// <summary>
    /// The plan: everything behind the chosen candidate first, then the fallback, then the others by priority, so that failing
    /// over crosses their borders. A choice is made once.
    /// </summary>
    /// <param name="chosen">One of <see cref="Available"/>; null when nothing could be picked.</param>
    /// <param name="reason">Why it was chosen; without a choice of no account.</param>
    public RoutePlan Decide(AutoselectCandidate? chosen, SelectionReason reason)
    {
        if (_isDecided)
        {
            throw new InvalidOperationException("The choice was made before.");
        }

        _isDecided = true;
        var choices = _group.Choices;
        int? place = chosen is null ? null : Array.IndexOf(_route.Candidates, chosen);
        AutoselectPolicy.Order(choices, place, _route.Fallback);
        if (choices.Length > 0)
        {
            var first = choices[0].Index;
            Chosen = first < _route.Candidates.Length ? _route.Candidates[first].ModelId : Autoselect.Fallback;
            Reason = choices[0].Reason switch
            {
                PlanReason.Selected => reason,
                PlanReason.Fallback => SelectionReason.Fallback,
                _ => SelectionReason.Priority,
            };
        }

        return _expansion.Finish(_group, choices, this, _requested);
    }

    /// <summary>The plan for a request: decided where there is nothing to choose, else open.</summary>
    internal static RoutePlan Begin(AutoselectRoute route, RotationExpansion expansion, RotationGroup group, string requested)
    {
        var selection = new Autoselection(route, expansion, group, requested);
        return selection.Available switch
        {
            [] => selection.Decide(null, SelectionReason.Fallback),
            [var only] => selection.Decide(only, SelectionReason.OnlyOne),
            _ => new RoutePlan { RequestedModel = requested, Autoselection = selection, Candidates = [] },
        };
    }
}
