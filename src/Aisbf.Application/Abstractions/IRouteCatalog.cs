using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Abstractions;

/// <summary>The current routes of each owner, in memory. The data plane reads nothing else about configuration.</summary>
public interface IRouteCatalog
{
    /// <summary>The owner's current snapshot: immutable, swapped whole when configuration changes. Completes at once when warm.</summary>
    ValueTask<RouteSnapshot> GetAsync(Owner owner, CancellationToken cancellationToken);

    /// <summary>Makes the next <see cref="GetAsync"/> see what was saved. Called after the change is committed.</summary>
    void Invalidate(Owner owner);

    /// <summary>The same for every owner, after something changed that all of them share.</summary>
    void InvalidateAll();
}
