using System.Collections.Frozen;
using Aisbf.Domain.Autoselects;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Rotations;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Domain.Routing;

/// <summary>One owner's routes at one moment: immutable, replaced whole when configuration changes.</summary>
public sealed class RouteSnapshot
{
    private RouteSnapshot(
        Owner owner,
        FrozenDictionary<string, Provider> providers,
        FrozenDictionary<string, Rotation> rotations,
        FrozenDictionary<string, Autoselect> autoselects)
    {
        Owner = owner;
        Providers = providers;
        Rotations = rotations;
        Autoselects = autoselects;
    }

    public Owner Owner { get; }

    public FrozenDictionary<string, Provider> Providers { get; }

    public FrozenDictionary<string, Rotation> Rotations { get; }

    public FrozenDictionary<string, Autoselect> Autoselects { get; }

    public static RouteSnapshot Build(
        Owner owner, IEnumerable<Provider> providers, IEnumerable<Rotation> rotations, IEnumerable<Autoselect> autoselects) =>
        new(
            owner,
            providers.ToFrozenDictionary(p => p.Id, StringComparer.Ordinal),
            rotations.ToFrozenDictionary(r => r.Id, StringComparer.Ordinal),
            autoselects.ToFrozenDictionary(a => a.Id, StringComparer.Ordinal));
}
