using System.Collections.Frozen;
using Aisbf.Domain.Autoselects;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Rotations;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Domain.Routing;

/// <summary>One owner's routes at one moment: immutable, replaced whole when configuration changes.</summary>
public sealed class RouteSnapshot
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> NothingDiscovered =
        FrozenDictionary<string, IReadOnlyList<string>>.Empty;

    private readonly FrozenDictionary<string, ProviderRoutes>.AlternateLookup<ReadOnlySpan<char>> _providers;
    private readonly FrozenDictionary<string, RotationRoute>.AlternateLookup<ReadOnlySpan<char>> _rotations;
    private readonly FrozenDictionary<string, AutoselectRoute>.AlternateLookup<ReadOnlySpan<char>> _autoselects;
    private readonly FrozenDictionary<string, RouteTarget> _bare;

    // Model calls do not need it, so whoever asks first has it made.
    private readonly Lazy<FrozenDictionary<string, IReadOnlyList<RouteCandidate>>> _candidates;

    private RouteSnapshot(
        Owner owner,
        Dictionary<string, ProviderRoutes> providers,
        Dictionary<string, RotationRoute> rotations,
        Dictionary<string, AutoselectRoute> autoselects,
        Dictionary<string, RouteTarget> bare)
    {
        Owner = owner;
        Providers = providers.ToFrozenDictionary(p => p.Key, p => p.Value.Provider, StringComparer.Ordinal);
        Rotations = rotations.Values.Distinct().ToFrozenDictionary(r => r.Rotation.Id, r => r.Rotation, StringComparer.Ordinal);
        Autoselects = autoselects.Values.Distinct()
            .ToFrozenDictionary(a => a.Autoselect.Id, a => a.Autoselect, StringComparer.Ordinal);
        _providers = providers.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _rotations = rotations.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _autoselects = autoselects.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _bare = bare.ToFrozenDictionary(StringComparer.Ordinal);
        _candidates = new Lazy<FrozenDictionary<string, IReadOnlyList<RouteCandidate>>>(GroupCandidates);
    }

    public Owner Owner { get; }

    public FrozenDictionary<string, Provider> Providers { get; }

    public FrozenDictionary<string, Rotation> Rotations { get; }

    public FrozenDictionary<string, Autoselect> Autoselects { get; }

    /// <summary>A snapshot without any route.</summary>
    public static RouteSnapshot Empty(Owner owner) => Build(owner, [], [], []);

    /// <summary>
    /// Works out everything that requests need, so that they only pick. Nothing in the configuration makes it fail: an entry that
    /// cannot be used becomes an exclusion. Of equal ids the first counts; of equal rotation or autoselect names, an id
    /// before a model name, and then the one whose id sorts first.
    /// </summary>
    /// <param name="owner">Whose routes these are.</param>
    /// <param name="providers">All providers, also those switched off.</param>
    /// <param name="rotations">All rotations.</param>
    /// <param name="autoselects">All autoselects.</param>
    /// <param name="discovered">By provider id, the model names that the upstream was found to offer.</param>
    /// <param name="facts">What is known of a provider's model from elsewhere than the configuration.</param>
    /// <param name="maxMembers">Most members of all rotations together, all models of entries that name none included.</param>
    public static RouteSnapshot Build(
        Owner owner,
        IEnumerable<Provider> providers,
        IEnumerable<Rotation> rotations,
        IEnumerable<Autoselect> autoselects,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? discovered = null,
        Func<Provider, string, ModelFacts?>? facts = null,
        int maxMembers = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(providers);
        ArgumentNullException.ThrowIfNull(rotations);
        ArgumentNullException.ThrowIfNull(autoselects);
        discovered ??= NothingDiscovered;

        var providerRoutes = new Dictionary<string, ProviderRoutes>(StringComparer.Ordinal);
        foreach (var provider in providers)
        {
            if (!providerRoutes.ContainsKey(provider.Id))
            {
                providerRoutes.Add(provider.Id, new ProviderRoutes(owner, provider, discovered.GetValueOrDefault(provider.Id) ?? [], facts));
            }
        }

        var rotationRoutes = ByName(rotations.Select(r => new RotationRoute(r, r.Id, r.Id)), r => r.Rotation.Id, r => r.Rotation.ModelName);
        var builder = new RotationRouteBuilder(owner, providerRoutes, rotationRoutes, maxMembers);
        foreach (var route in rotationRoutes.Values.Distinct())
        {
            builder.Fill(route);
        }

        foreach (var route in rotationRoutes.Values)
        {
            route.ResolveVectorSpace();
        }

        var bare = BareModels(providerRoutes, builder);
        var named = ByName(autoselects, a => a.Id, a => a.ModelName);
        var choices = new AutoselectRouteBuilder(providerRoutes, rotationRoutes, bare, named.Keys);
        var built = named.Values.Distinct().ToDictionary(a => a.Id, choices.Build, StringComparer.Ordinal);
        var autoselectRoutes = named.ToDictionary(a => a.Key, a => built[a.Value.Id], StringComparer.Ordinal);
        return new RouteSnapshot(owner, providerRoutes, rotationRoutes, autoselectRoutes, bare);
    }

    /// <summary>
    /// The candidate for a provider's model, or null when there is no such provider. Models that the provider does not list are
    /// candidates too, because lists lag behind what vendors offer.
    /// </summary>
    public RouteCandidate? FindCandidate(string providerId, string model) => FindProvider(providerId)?.Get(model).Leaf.Candidate;

    /// <summary>The candidates of a provider that are known by name: models it lists or was found to offer, and members of rotations.</summary>
    public IReadOnlyList<RouteCandidate> CandidatesOf(string providerId) => _candidates.Value.GetValueOrDefault(providerId) ?? [];

    /// <summary>The context size to advertise for a rotation: what it states, else its default, else the largest of its members.</summary>
    public int? ContextSizeOf(Rotation rotation)
    {
        ArgumentNullException.ThrowIfNull(rotation);
        return rotation.ContextLength ?? rotation.DefaultContextSize ?? FindRotation(rotation.Id)?.LargestContextSize();
    }

    /// <summary>The context size to advertise for an autoselect: what it states, else its default, else the largest of its candidates.</summary>
    public int? ContextSizeOf(Autoselect autoselect)
    {
        ArgumentNullException.ThrowIfNull(autoselect);
        return autoselect.ContextLength ?? autoselect.DefaultContextSize ?? FindAutoselect(autoselect.Id)?.Members.Nodes
            .Max(node => node.Nested switch
            {
                null => node.Leaf!.Candidate.ContextSize,
                { Id: null } madeUp => madeUp.LargestContextSize(),
                var nested => ContextSizeOf(nested.Rotation),
            });
    }

    internal ProviderRoutes? FindProvider(ReadOnlySpan<char> id) => _providers.TryGetValue(id, out var routes) ? routes : null;

    /// <summary>By id or model name.</summary>
    internal RotationRoute? FindRotation(ReadOnlySpan<char> name) => _rotations.TryGetValue(name, out var route) ? route : null;

    /// <summary>By id or model name.</summary>
    internal AutoselectRoute? FindAutoselect(ReadOnlySpan<char> name) => _autoselects.TryGetValue(name, out var found) ? found : null;

    /// <summary>By the exact name of a model that some provider lists or was found to offer.</summary>
    internal bool TryFindBare(string model, out RouteTarget target) => _bare.TryGetValue(model, out target);

    private FrozenDictionary<string, IReadOnlyList<RouteCandidate>> GroupCandidates()
    {
        var direct = _providers.Dictionary.Values.SelectMany(provider => provider.Models.Values).Select(route => route.Leaf);
        var members = _rotations.Dictionary.Values.SelectMany(route => route.Nodes).Select(node => node.Leaf).OfType<RouteLeaf>();
        return direct.Concat(members)
            .Select(leaf => leaf.Candidate)
            .DistinctBy(candidate => candidate.Key)
            .GroupBy(candidate => candidate.Provider.Id, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, IReadOnlyList<RouteCandidate> (group) => [.. group], StringComparer.Ordinal);
    }

    private static Dictionary<string, T> ByName<T>(IEnumerable<T> items, Func<T, string> id, Func<T, string?> name)
    {
        var byName = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            byName.TryAdd(id(item), item);
        }

        foreach (var item in byName.Values.OrderBy(id, StringComparer.Ordinal).ToList())
        {
            if (name(item) is { Length: > 0 } alias)
            {
                byName.TryAdd(alias, item);
            }
        }

        return byName;
    }

    // A model that one provider has is that provider's; of several, each is as good as the others and they share the requests.
    // Providers that are switched off count only where no other has the model: then the caller learns what is wrong.
    private static Dictionary<string, RouteTarget> BareModels(Dictionary<string, ProviderRoutes> providers, RotationRouteBuilder builder)
    {
        var having = new Dictionary<string, List<ProviderRoutes>>(StringComparer.Ordinal);
        foreach (var group in providers.Values.OrderBy(p => p.Provider.Disabled).ThenBy(p => p.Provider.Id, StringComparer.Ordinal))
        {
            foreach (var name in group.Models.Keys)
            {
                if (!having.TryGetValue(name, out var list))
                {
                    having.Add(name, [group]);
                }
                else if (!group.Provider.Disabled)
                {
                    list.Add(group);
                }
            }
        }

        var targets = new Dictionary<string, RouteTarget>(having.Count, StringComparer.Ordinal);
        foreach (var (name, list) in having)
        {
            if (list is [var only])
            {
                targets.Add(name, new RouteTarget(only.Models[name]));
                continue;
            }

            // No id can hold a slash, so these tickets never mix with a real rotation's.
            var route = new RotationRoute(new Rotation { Id = name, ModelName = name }, null, "/" + name);
            builder.Fill(route, name, list);
            targets.Add(name, new RouteTarget(route));
        }

        return targets;
    }
}
