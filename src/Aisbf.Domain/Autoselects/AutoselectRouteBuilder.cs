using Aisbf.Domain.Rotations;
using Aisbf.Domain.Routing;

namespace Aisbf.Domain.Autoselects;

/// <summary>
/// Looks up what autoselects name. A candidate that cannot be used becomes an exclusion and takes nothing else down with it;
/// that goes for other autoselects, too, which cannot be nested.
/// </summary>
/// <param name="providers">By id.</param>
/// <param name="rotations">By id and model name.</param>
/// <param name="bare">By the name of a model that providers list.</param>
/// <param name="autoselects">Ids and model names.</param>
internal sealed class AutoselectRouteBuilder(
    IReadOnlyDictionary<string, ProviderRoutes> providers,
    IReadOnlyDictionary<string, RotationRoute> rotations,
    IReadOnlyDictionary<string, RouteTarget> bare,
    IReadOnlyCollection<string> autoselects)
{
    public AutoselectRoute Build(Autoselect autoselect)
    {
        var nodes = new List<RotationNode>();
        var candidates = new List<AutoselectCandidate>();
        var broken = new List<ExcludedCandidate>();
        var spaces = new List<VectorSpaceMember>();
        foreach (var candidate in autoselect.AvailableModels.OrderBy(c => c.Priority).DistinctBy(c => c.ModelId))
        {
            AddSpace(candidate.ModelId, autoselect, spaces);
            if (Place(candidate.ModelId, candidate.MaxTokens, nodes, broken) is not null)
            {
                candidates.Add(candidate);
            }
        }

        int? fallback = null;
        if (autoselect.Fallback is { } name)
        {
            AddSpace(name, autoselect, spaces);
            var known = candidates.FindIndex(c => c.ModelId == name);
            fallback = known >= 0 ? known : Place(name, maxTokens: null, nodes, broken);
        }

        // No id can hold a slash, so these tickets never mix with a rotation's.
        var rotation = new Rotation { Id = autoselect.Id, ModelName = autoselect.ModelName };
        var members = new RotationRoute(rotation, null, $"autoselect/{autoselect.Id}")
        {
            Nodes = [.. nodes],
            Broken = [.. broken],
            VectorSpaces = [.. spaces],
            IsFlat = false,
        };
        members.ResolveVectorSpace();
        var selector = autoselect.SelectionModel is Autoselect.Internal ? default(RouteTarget?) : Find(autoselect.SelectionModel, out _);
        return new AutoselectRoute(autoselect, members, [.. candidates], fallback, selector);
    }

    // The place of what the name means among the nodes; null when it cannot be called as configured.
    private int? Place(string name, int? maxTokens, List<RotationNode> nodes, List<ExcludedCandidate> broken)
    {
        if (Find(name, out var missing) is not { } target)
        {
            var (provider, model) = Split(name, missing);
            broken.Add(new ExcludedCandidate(provider, model, null, missing));
            return null;
        }

        if (target.Direct is { Broken: { } reason, Leaf.Candidate: var candidate })
        {
            broken.Add(new ExcludedCandidate(candidate.Provider.Id, candidate.Model, null, reason));
            return null;
        }

        nodes.Add(target.Direct is { } direct ? new RotationNode(Limit(direct.Leaf, maxTokens)) : new RotationNode(target.Route!, 1));
        return nodes.Count - 1;
    }

    // A rotation's members have limits of their own.
    private static RouteLeaf Limit(RouteLeaf leaf, int? maxTokens) =>
        maxTokens is null ? leaf : new RouteLeaf(leaf.Candidate with { MaxTokens = maxTokens });

    // All embeddings are in the space of the fallback, else in that of the first by priority that gives any.
    private void AddSpace(string name, Autoselect autoselect, List<VectorSpaceMember> spaces)
    {
        var weight = name == autoselect.Fallback ? 1 : -spaces.Count;
        if (Find(name, out _) is { Direct: { Leaf: var leaf } } && leaf.Lacks(Surface.Embeddings) is null)
        {
            spaces.Add(new VectorSpaceMember(name, weight, leaf.Candidate.VectorSpace));
        }
        else if (Find(name, out _) is { Route: { } route })
        {
            spaces.Add(new VectorSpaceMember(name, weight, null, route));
        }
    }

    private RouteTarget? Find(string name, out ExclusionReason missing)
    {
        var id = ModelId.Parse(name);
        missing = id.Kind is ModelIdKind.Prefixed or ModelIdKind.UserProvider ? ExclusionReason.UnknownProvider : ExclusionReason.UnknownRotation;
        if (id.Kind is ModelIdKind.Prefixed && !id.Name.IsWhiteSpace() && providers.TryGetValue(id.Provider.ToString(), out var prefix))
        {
            return new RouteTarget(prefix.Get(id.Name));
        }

        if (rotations.TryGetValue(id.Kind is ModelIdKind.Rotation ? id.Name.ToString() : name, out var rotation))
        {
            return new RouteTarget(rotation);
        }

        if (id.Kind is ModelIdKind.Autoselect or ModelIdKind.UserAutoselect || autoselects.Contains(name) && !IsModel(name))
        {
            missing = ExclusionReason.Loop;
            return null;
        }

        if (providers.TryGetValue(name, out var provider))
        {
            missing = ExclusionReason.NoModels;
            return provider.First is { } first ? new RouteTarget(first) : null;
        }

        return bare.TryGetValue(name, out var target) ? target : null;
    }

    private bool IsModel(string name) => providers.ContainsKey(name) || bare.ContainsKey(name);

    private static (string Provider, string? Model) Split(string name, ExclusionReason missing)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return missing switch
        {
            ExclusionReason.NoModels => (name, null),
            ExclusionReason.UnknownProvider when slash > 0 => (name[..slash], name[(slash + 1)..]),
            ExclusionReason.Loop => ("autoselect", name),
            _ => ("rotation", name),
        };
    }
}
