using Aisbf.Domain.Routing;

namespace Aisbf.Domain.Autoselects;

/// <summary>An autoselect with its names looked up. Made while the snapshot is built, then left alone.</summary>
internal sealed class AutoselectRoute
{
    private readonly Lazy<Bm25> _index;

    /// <param name="autoselect">Its configuration.</param>
    /// <param name="members">Its candidates as places of a rotation, by priority; the fallback may come behind them.</param>
    /// <param name="candidates">What stands in the first places of <paramref name="members"/>.</param>
    /// <param name="fallback">The place of the fallback, or null when there is none.</param>
    /// <param name="selector">Who picks, or null when nobody can be asked.</param>
    public AutoselectRoute(
        Autoselect autoselect, RotationRoute members, AutoselectCandidate[] candidates, int? fallback, RouteTarget? selector)
    {
        Autoselect = autoselect;
        Members = members;
        Candidates = candidates;
        Fallback = fallback;
        Selector = selector;
        _index = new Lazy<Bm25>(() => new Bm25([.. candidates.Select(c => c.Description ?? "")]));
    }

    public Autoselect Autoselect { get; }

    public RotationRoute Members { get; }

    public AutoselectCandidate[] Candidates { get; }

    public int? Fallback { get; }

    public RouteTarget? Selector { get; }

    /// <summary>The words of the descriptions, one document for each candidate.</summary>
    public Bm25 Index => _index.Value;

    /// <summary>This autoselect with nothing to pick but one of its candidates; null when it has no such candidate.</summary>
    public AutoselectRoute? Only(ReadOnlySpan<char> modelId)
    {
        var name = modelId.ToString();
        var place = Array.FindIndex(Candidates, c => c.ModelId == name);
        if (place < 0)
        {
            return null;
        }

        var members = new RotationRoute(Members.Rotation, null, $"{Members.TicketId}/{name}")
        {
            Nodes = [Members.Nodes[place]],
            VectorSpaces = Array.FindAll(Members.VectorSpaces, space => space.Member == name),
            IsFlat = Members.IsFlat,
        };
        members.ResolveVectorSpace();
        return new AutoselectRoute(Autoselect, members, [Candidates[place]], null, null);
    }
}
