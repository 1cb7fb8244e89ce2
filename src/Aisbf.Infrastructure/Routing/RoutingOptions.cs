using System.ComponentModel.DataAnnotations;

namespace Aisbf.Infrastructure.Routing;

/// <summary>How much of the tenants' routing is kept in memory. The database has it all, so these are limits of memory and not of tenants.</summary>
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

    /// <summary>Whether the lists of the operator's providers are fetched right after the start, in the background. Default true.</summary>
    public bool PrefetchModelLists { get; set; } = true;
}
