using System.ComponentModel.DataAnnotations;

namespace Aisbf.Infrastructure.Routing;

/// <summary>How much of the tenants' routing is kept in memory, and how many lists of models are fetched at a time. The database has all routing, so these are no limits on tenants.</summary>
public sealed class RoutingOptions
{
    public const string Section = "Aisbf:Routing";

    /// <summary>
    /// Most route snapshots of tenants in memory. The next request of a tenant without one waits for three small queries.
    /// The operator's own snapshot comes on top and always stays. Default 1000.
    /// </summary>
    [Range(1, 1_000_000)]
    public int MaxSnapshots { get; set; } = 1000;

    /// <summary>
    /// Most lists of models from upstreams in memory, one for each provider that lists none by hand. What is forgotten is
    /// asked for again when it is needed. Default 3000.
    /// </summary>
    [Range(1, 1_000_000)]
    public int MaxModelLists { get; set; } = 3000;

    /// <summary>Most providers that are asked for their models at the same time. The others wait for their turn. Default 32.</summary>
    [Range(1, 10_000)]
    public int MaxModelListCalls { get; set; } = 32;

    /// <summary>Most of these for one owner, so that a tenant with many providers does not delay other tenants' lists. Default 4.</summary>
    [Range(1, 10_000)]
    public int MaxModelListCallsPerOwner { get; set; } = 4;

    /// <summary>
    /// Most members of all rotations of one tenant together. An entry that names no models counts once for each model of its provider. Those
    /// beyond it are left out of their rotations. The operator's are not limited. Default 20000.
    /// </summary>
    [Range(1, 10_000_000)]
    public int MaxRotationMembers { get; set; } = 20_000;

    /// <summary>Whether the lists of the operator's providers are fetched right after the start, in the background. Default true.</summary>
    public bool PrefetchModelLists { get; set; } = true;
}
