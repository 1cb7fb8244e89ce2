using Aisbf.Domain.Rotations;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Domain.Routing;

/// <summary>
/// Looks up the entries of rotations. An entry that cannot be used becomes an exclusion of its rotation and takes nothing
/// else down with it.
/// </summary>
internal sealed class RotationRouteBuilder(
    Owner owner, IReadOnlyDictionary<string, ProviderRoutes> providers, IReadOnlyDictionary<string, RotationRoute> rotations)
{
    private readonly List<RotationNode> _nodes = [];
    private readonly List<ExcludedCandidate> _broken = [];
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
                _nodes.Add(new RotationNode(nested, CandidateBuilder.Weight(item, entry)));
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

        var provider = routes.Provider;
        var names = Names(entry).Any() ? Names(entry) : provider.Models.Select(m => m.Name).Where(name => !string.IsNullOrWhiteSpace(name));
        if (CandidateBuilder.Broken(provider, entry.ApiKey ?? provider.ApiKey) is { } reason)
        {
            BreakEach(route, entry, names, reason);
            return;
        }

        if (Names(entry).Any())
        {
            foreach (var item in entry.Models.Where(m => !string.IsNullOrWhiteSpace(m.Name)))
            {
                var candidate = CandidateBuilder.Member(owner, provider, routes.Stated(item.Name), route.Rotation, entry, item, item.Name);
                Add(route, new RouteLeaf(candidate));
            }

            return;
        }

        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            var candidate = CandidateBuilder.Member(owner, provider, routes.Stated(name), route.Rotation, entry, null, name);
            Add(route, new RouteLeaf(candidate));
        }

        if (!names.Any())
        {
            Break(route, entry.ProviderId, null, ExclusionReason.NoModels);
        }
    }

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
        _nodes.Clear();
        _broken.Clear();
        _keys.Clear();
    }
}
