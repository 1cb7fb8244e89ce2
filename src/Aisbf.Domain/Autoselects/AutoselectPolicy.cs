using Aisbf.Domain.Rotations;
using Aisbf.Domain.Routing;

namespace Aisbf.Domain.Autoselects;

/// <summary>An autoselect's decisions that need no model.</summary>
internal static class AutoselectPolicy
{
    /// <summary>
    /// Of the candidates in these places the one whose description fits a text best, the first of equals; null when no description has a
    /// word of it.
    /// </summary>
    public static AutoselectCandidate? FindByKeywords(AutoselectRoute route, int[] places, string text)
    {
        var terms = Bm25.Terms(text);
        AutoselectCandidate? best = null;
        var highest = 0.0;
        foreach (var place in places)
        {
            var score = route.Index.Score(place, terms);
            if (score > highest)
            {
                (best, highest) = (route.Candidates[place], score);
            }
        }

        return best;
    }

    /// <summary>Puts available places, which come by priority, into the order of trying: the chosen, the fallback, the others.</summary>
    public static void Order(Span<RotationChoice> choices, int? chosen, int? fallback)
    {
        foreach (ref var choice in choices)
        {
            choice.Reason = choice.Index == chosen ? PlanReason.Selected
                : choice.Index == fallback ? PlanReason.Fallback
                : PlanReason.Priority;
            choice.Rank = (choice.Reason switch { PlanReason.Selected => 0, PlanReason.Fallback => 1, _ => 2 }, choice.Index);
        }

        choices.Sort(static (a, b) => a.Rank.CompareTo(b.Rank));
    }
}
