using System.Collections.Concurrent;
using Aisbf.Application.Abstractions;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Infrastructure.Routing;

/// <summary>
/// Keeps each owner's snapshot. It is built on first use; <see cref="Invalidate"/> makes the next request build a new one,
/// which requests that arrive meanwhile wait for together.
/// </summary>
internal sealed class RouteCatalog(IRouteConfiguration configuration, IModelDirectory directory) : IRouteCatalog
{
    private readonly ConcurrentDictionary<Owner, Task<RouteSnapshot>> _snapshots = new();

    public ValueTask<RouteSnapshot> GetAsync(Owner owner, CancellationToken cancellationToken)
    {
        if (_snapshots.TryGetValue(owner, out var building) && building.IsCompletedSuccessfully)
        {
            return new ValueTask<RouteSnapshot>(building.Result);
        }

        return BuildAsync(owner, cancellationToken);
    }

    public void Invalidate(Owner owner) => _snapshots.TryRemove(owner, out _);

    private async ValueTask<RouteSnapshot> BuildAsync(Owner owner, CancellationToken cancellationToken)
    {
        // Not cancelled with the request that happens to be first: others wait for the same task.
        var building = _snapshots.GetOrAdd(owner, static (o, self) => self.LoadAsync(o), this);
        try
        {
            return await building.WaitAsync(cancellationToken);
        }
        catch when (building.IsFaulted)
        {
            // The next request tries again instead of failing for ever.
            _snapshots.TryRemove(KeyValuePair.Create(owner, building));
            throw;
        }
    }

    private async Task<RouteSnapshot> LoadAsync(Owner owner)
    {
        var stored = await configuration.LoadAsync(owner, CancellationToken.None);
        var discovered = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var provider in stored.Providers)
        {
            if (directory.Known(owner, provider) is { } models)
            {
                discovered[provider.Id] = [.. models.Select(m => m.Id)];
            }
        }

        return RouteSnapshot.Build(owner, stored.Providers, stored.Rotations, stored.Autoselects, discovered);
    }
}
