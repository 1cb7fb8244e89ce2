using Aisbf.Application.Gateway;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Abstractions;

/// <summary>
/// What upstreams say which models they have, for providers that list none by hand. Lists are kept for a day; a provider
/// that could not be asked is left alone for a minute.
/// </summary>
public interface IModelDirectory
{
    /// <summary>The models of a provider, if they are known by now; never asks upstream.</summary>
    IReadOnlyList<UpstreamModel>? Known(Owner owner, Provider provider);

    /// <summary>
    /// Asks all providers of the snapshot whose models are not known, for a few seconds at most. True when anything new was
    /// learnt; a new snapshot then knows the names.
    /// </summary>
    Task<bool> DiscoverAsync(RouteSnapshot snapshot, CancellationToken cancellationToken);
}
