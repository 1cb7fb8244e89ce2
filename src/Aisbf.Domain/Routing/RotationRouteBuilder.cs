using Aisbf.Domain.Rotations;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Domain.Routing;

/// <summary>
/// Looks up the entries of rotations. An entry that cannot be used becomes an exclusion of its rotation and takes nothing
/// else down with it. Entries without models stand for all that their provider lists, so a short configuration can have very many
/// members; beyond the given number the rest are left out.
/// </summary>
internal sealed class RotationRouteBuilder(
    Owner owner, IReadOnlyDictionary<string, ProviderRoutes> providers, IReadOnlyDictionary<string, RotationRoute> rotations, int maxMembers)
{
    private int _room = maxMembers;
    private readonly List<RotationNode> _nodes = [];
    private readonly List<ExcludedCandidate> _broken = [];
    private readonly List<VectorSpaceMember> _spaces = [];
    private readonly HashSet<CandidateKey> _keys = [];

    /// <summary>Fills a route from its rotation's entries.</summary>
    public void Fill(RotationRoute route)
    {
        foreach (var entry in route.Rotation.Entries)
        {
            if (RotationEntryKinds.IsRotation(entry.ProviderId))
            {
                AddRotations(route, entry);
            }
            else if (RotationEntryKinds.IsAutoselect(entry.ProviderId))
            {
                BreakEach(route, entry, Names(entry), ExclusionReason.AutoselectInRotation);
            }
            else
            {
                AddModels(route, entry);
            }
        }

        Finish(route);
    }

    /// <summary>Fills a route made up over several providers that have the same model.</summary>
    public void Fill(RotationRoute route, string model, IEnumerable<ProviderRoutes> having)
    {
        foreach (var provider in having)
        {
            var direct = provider.Models[model];
            _spaces.Add(new VectorSpaceMember(model, 1, model));
            if (direct.Broken is { } reason)
            {
                Break(route, provider.Provider.Id, model, reason);
            }
            else
            {
                Add(route, direct.Leaf);
            }
        }

        Finish(route);
        route.ResolveVectorSpace();
    }

    private static IEnumerable<string> Names(RotationEntry entry) =>
        entry.Models.Select(m => m.Name).Where(name => !string.IsNullOrWhiteSpace(name));

    private void AddRotations(RotationRoute route, RotationEntry entry)
    {
        var any = false;
        foreach (var item in entry.Models.Where(m => !string.IsNullOrWhiteSpace(m.Name)))
        {
            any = true;
            if (rotations.TryGetValue(item.Name, out var nested))
            {
                var weight = CandidateBuilder.Weight(item, entry);
                _nodes.Add(new RotationNode(nested, weight));
                _spaces.Add(new VectorSpaceMember(nested.Rotation.Id, weight, null, nested));
                route.IsFlat = false;
            }
            else
            {
                Break(route, entry.ProviderId, item.Name, ExclusionReason.UnknownRotation);
            }
        }

        if (!any)
        {
            Break(route, entry.ProviderId, null, ExclusionReason.NoModels);
        }
    }

    private void AddModels(RotationRoute route, RotationEntry entry)
    {
        if (entry.ProviderId is null || !providers.TryGetValue(entry.ProviderId, out var routes))
        {
            BreakEach(route, entry, Names(entry), ExclusionReason.UnknownProvider);
            return;
        }

        var named = Members(routes, entry);
        if (named.Count > _room)
        {
            Break(route, entry.ProviderId, null, ExclusionReason.TooManyMembers);
            named = named[.._room];
            if (named.Count == 0)
            {
                return;
            }
        }

        _room -= named.Count;
        var leaves = named.ConvertAll(member => new RouteLeaf(CandidateBuilder.Member(
            owner, routes.Provider, routes.Stated(member.Name), routes.Facts(member.Name), route.Rotation, entry, member.Item, member.Name)));

        // Whatever is in its way now, what it would give decides which vectors the others may give.
        foreach (var candidate in leaves.Where(leaf => leaf.Lacks(Surface.Embeddings) is null).Select(leaf => leaf.Candidate))
        {
            _spaces.Add(new VectorSpaceMember(candidate.Model, candidate.Weight, candidate.VectorSpace));
        }

        if (CandidateBuilder.Broken(routes.Provider, entry.ApiKey ?? routes.Provider.ApiKey) is { } reason)
        {
            BreakEach(route, entry, leaves.Select(leaf => leaf.Candidate.Model), reason);
            return;
        }

        foreach (var leaf in leaves)
        {
            Add(route, leaf);
        }

        if (leaves.Count == 0)
        {
            Break(route, entry.ProviderId, null, ExclusionReason.NoModels);
        }
    }

    /// <summary>The entry's models, or all that the provider lists where it names none.</summary>
    private static List<(string Name, RotationModel? Item)> Members(ProviderRoutes routes, RotationEntry entry) => Names(entry).Any()
        ? [.. entry.Models.Where(item => !string.IsNullOrWhiteSpace(item.Name)).Select(item => (item.Name, (RotationModel?)item))]
        : [.. routes.Provider.Models.Select(m => m.Name).Where(name => !string.IsNullOrWhiteSpace(name)).Distinct(StringComparer.Ordinal)
            .Select(name => (name, (RotationModel?)null))];

    private void Add(RotationRoute route, RouteLeaf leaf)
    {
        _nodes.Add(new RotationNode(leaf));
        route.IsFlat &= _keys.Add(leaf.Candidate.Key);
    }

    private void BreakEach(RotationRoute route, RotationEntry entry, IEnumerable<string> models, ExclusionReason reason)
    {
        var any = false;
        foreach (var model in models)
        {
            any = true;
            Break(route, entry.ProviderId, model, reason);
        }

        if (!any)
        {
            Break(route, entry.ProviderId, null, reason);
        }
    }

    private void Break(RotationRoute route, string? providerId, string? model, ExclusionReason reason) =>
        _broken.Add(new ExcludedCandidate(providerId ?? "", model, route.Id, reason));

    private void Finish(RotationRoute route)
    {
        route.Nodes = [.. _nodes];
        route.Broken = [.. _broken];
        route.VectorSpaces = [.. _spaces];
        _nodes.Clear();
        _broken.Clear();
        _spaces.Clear();
        _keys.Clear();
    }
}
