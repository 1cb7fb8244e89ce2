using Aisbf.Application.Abstractions;
using Aisbf.Application.Tenancy;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Providers;

/// <summary>The providers that a caller can call: those of their namespace, then what they have from the operator.</summary>
internal sealed class CallableProviders(IRouteCatalog catalog, GlobalFallback fallback)
{
    /// <summary>Each with the snapshot that it stands in, in the order of their ids.</summary>
    public async Task<IReadOnlyList<(RouteSnapshot Snapshot, Provider Provider)>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        var own = await catalog.GetAsync(caller.Owner, cancellationToken);
        var providers = own.Providers.Values.Select(provider => (own, provider));
        if (fallback.IsOpenTo(caller))
        {
            var global = await catalog.GetAsync(Owner.Global, cancellationToken);
            providers = providers.Concat(global.Providers.Values.Where(p => !own.Providers.ContainsKey(p.Id)).Select(provider => (global, provider)));
        }

        return [.. providers.Where(p => IsAllowed(caller, p.Item1, p.provider)).OrderBy(p => p.provider.Id, StringComparer.Ordinal)];
    }

    // A token that is held to models sees the providers that have one of them.
    private static bool IsAllowed(Caller caller, RouteSnapshot snapshot, Provider provider) =>
        caller.Limits.AllowsModel($"{provider.Id}/") || snapshot.CandidatesOf(provider.Id).Any(c => caller.Limits.AllowsModel(c.Name));
}
