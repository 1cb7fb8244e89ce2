using Aisbf.Application.Abstractions;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Common;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Routing;

/// <summary>
/// Keeps the snapshots of those owners that were here lately. A snapshot is built on first use; <see cref="Invalidate"/>
/// makes the next request build a new one, which requests that arrive meanwhile wait for together.
/// </summary>
internal sealed class RouteCatalog(
    IRouteConfiguration configuration, IModelDirectory directory, IModelCatalog published, IOptions<RoutingOptions> options) : IRouteCatalog
{
    // The one place on top is the operator's, who keeps it.
    private readonly BoundedMap<Owner, Build> _builds = new(options.Value.MaxSnapshots + 1, static (owner, _) => owner.IsGlobal);

    /// <summary>Snapshots in memory or being built, the operator's included.</summary>
    public int Count => _builds.Count;

    public ValueTask<RouteSnapshot> GetAsync(Owner owner, CancellationToken cancellationToken) =>
        _builds.TryGetValue(owner, out var build) && build.Task.IsCompletedSuccessfully
            ? new ValueTask<RouteSnapshot>(build.Task.Result)
            : BuildAsync(owner, cancellationToken);

    public void Invalidate(Owner owner) => _builds.Remove(owner);

    public void InvalidateAll()
    {
        foreach (var (owner, _) in _builds.ToList())
        {
            _builds.Remove(owner);
        }
    }

    private async ValueTask<RouteSnapshot> BuildAsync(Owner owner, CancellationToken cancellationToken)
    {
        // A build begins to read only once it is in its place. So whatever has read before a change is there to be removed
        // after it, and nothing puts it back.
        var build = _builds.GetOrAdd(owner, static _ => new Build());
        if (build.TryBegin())
        {
            // Not cancelled with the request that happens to be first: others wait for the same snapshot.
            _ = RunAsync(owner, build);
        }

        return await build.Task.WaitAsync(cancellationToken);
    }

    private async Task RunAsync(Owner owner, Build build)
    {
        try
        {
            build.SetResult(await LoadAsync(owner));
        }
        catch (Exception e)
        {
            // Who waits gets it; the next request tries again instead of failing for ever.
            _builds.Remove(owner, only: build);
            build.SetException(e);
        }
    }

    private async Task<RouteSnapshot> LoadAsync(Owner owner)
    {
        var stored = await configuration.LoadAsync(owner, CancellationToken.None);
        var discovered = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var listed = new Dictionary<(string ProviderId, string Model), UpstreamModel>();
        foreach (var provider in stored.Providers)
        {
            if (directory.Known(owner, provider) is { } models)
            {
                discovered[provider.Id] = [.. models.Select(m => m.Id)];
                foreach (var model in models)
                {
                    listed.TryAdd((provider.Id, model.Id), model);
                }
            }
        }

        var maxMembers = owner.IsGlobal ? int.MaxValue : options.Value.MaxRotationMembers;
        return RouteSnapshot.Build(owner, stored.Providers, stored.Rotations, stored.Autoselects, discovered, Facts, maxMembers);

        ModelFacts? Facts(Provider provider, string model) => listed.TryGetValue((provider.Id, model), out var told)
            ? told.ToFacts().Or(published.Find(provider, model))
            : published.Find(provider, model);
    }

    private sealed class Build() : TaskCompletionSource<RouteSnapshot>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        private int _begun;

        /// <summary>True for the first who asks.</summary>
        public bool TryBegin() => Interlocked.Exchange(ref _begun, 1) == 0;
    }
}
