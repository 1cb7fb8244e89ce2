using Aisbf.Application.Abstractions;
using Aisbf.Application.Tenancy;
using Aisbf.Domain.Autoselects;
using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Rotations;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Models;

/// <summary>Lists what callers can call: what their namespace has, then what they have from the operator.</summary>
internal sealed class ModelInventory(IRouteCatalog catalog, IModelDirectory directory, IModelCatalog published, GlobalFallback fallback)
{
    /// <summary>The source of what a user has configured.</summary>
    public const string UserConfig = "user_config";

    /// <summary>Every name that the caller can call, each namespace's in the order of their ids.</summary>
    public async Task<IReadOnlyList<ModelDto>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        var own = await DiscoverAsync(caller.Owner, cancellationToken);
        var models = List(own);
        if (fallback.IsOpenTo(caller))
        {
            // What the namespace has a meaning of its own for would not reach the operator's.
            var global = List(await DiscoverAsync(Owner.Global, cancellationToken));
            models.AddRange(global.Where(m => !IsKnown(own, m.Id)).Select(FromOperator));
        }

        return Allowed(models, caller);
    }

    /// <summary>One provider's models, or null when the caller has no such provider.</summary>
    public async Task<IReadOnlyList<ModelDto>?> ListAsync(Caller caller, string providerId, CancellationToken cancellationToken)
    {
        var own = await DiscoverAsync(caller.Owner, cancellationToken);
        if (own.Providers.TryGetValue(providerId, out var provider))
        {
            return Allowed(OfProvider(own, provider), caller);
        }

        return fallback.IsOpenTo(caller)
            && await DiscoverAsync(Owner.Global, cancellationToken) is var global && global.Providers.TryGetValue(providerId, out provider)
            ? Allowed(OfProvider(global, provider).Select(FromOperator), caller)
            : null;
    }

    /// <summary>The models of the namespace's own providers.</summary>
    public async Task<IReadOnlyList<ModelDto>> ListProviderModelsAsync(Caller caller, CancellationToken cancellationToken) =>
        Allowed(OfProviders(await DiscoverAsync(caller.Owner, cancellationToken)), caller);

    private static List<ModelDto> Allowed(IEnumerable<ModelDto> models, Caller caller) => [.. models.Where(m => caller.Limits.AllowsModel(m.Id))];

    private static bool IsKnown(RouteSnapshot own, string id) =>
        RouteResolver.Resolve(own, new RouteQuery(id)).Error?.Code != ErrorCode.ModelNotFound;

    private static ModelDto FromOperator(ModelDto model) => model with { Source = "global" };

    private async Task<RouteSnapshot> DiscoverAsync(Owner owner, CancellationToken cancellationToken)
    {
        var snapshot = await catalog.GetAsync(owner, cancellationToken);
        return await directory.DiscoverAsync(snapshot, cancellationToken) ? await catalog.GetAsync(owner, cancellationToken) : snapshot;
    }

    private List<ModelDto> List(RouteSnapshot snapshot)
    {
        var models = OfProviders(snapshot).ToList();
        models.AddRange(snapshot.Rotations.Values.OrderBy(r => r.Id, StringComparer.Ordinal).Select(r => OfRotation(snapshot, r)));
        models.AddRange(snapshot.Autoselects.Values.OrderBy(a => a.Id, StringComparer.Ordinal).Select(a => OfAutoselect(snapshot, a)));
        return models;
    }

    private IEnumerable<ModelDto> OfProviders(RouteSnapshot snapshot) =>
        snapshot.Providers.Values.OrderBy(p => p.Id, StringComparer.Ordinal).SelectMany(provider => OfProvider(snapshot, provider));

    // Those listed by hand, else those its upstream told of.
    private IEnumerable<ModelDto> OfProvider(RouteSnapshot snapshot, Provider provider)
    {
        if (provider.Disabled)
        {
            return [];
        }

        var models = provider.Models.Count > 0
            ? provider.Models.Select(model => ProviderModelEntry.Of(provider, model, published.Find(provider, model.Name)))
            : (directory.Known(snapshot.Owner, provider) ?? []).Select(model =>
                ProviderModelEntry.Of(provider, model, model.ToFacts().Or(published.Find(provider, model.Id))));
        return snapshot.Owner.IsGlobal ? models : models.Select(model => model with { Type = "user_provider", Source = UserConfig });
    }

    private static ModelDto OfRotation(RouteSnapshot snapshot, Rotation rotation) => new()
    {
        Id = $"rotation/{rotation.Id}",
        OwnedBy = "aisbf-rotation",
        Type = "rotation",
        RotationId = rotation.Id,
        ModelName = rotation.ModelName,
        Description = rotation.Description,
        Capabilities = rotation.Capabilities,
        ContextSize = snapshot.ContextSizeOf(rotation),
        Source = snapshot.Owner.IsGlobal ? "local_config" : UserConfig,
    };

    private static ModelDto OfAutoselect(RouteSnapshot snapshot, Autoselect autoselect) => new()
    {
        Id = ModelPattern.OfAutoselect(autoselect.Id),
        OwnedBy = "aisbf-autoselect",
        Type = "autoselect",
        AutoselectId = autoselect.Id,
        ModelName = autoselect.ModelName,
        Description = autoselect.Description,
        Capabilities = autoselect.Capabilities,
        ContextSize = snapshot.ContextSizeOf(autoselect),
        Source = snapshot.Owner.IsGlobal ? "local_config" : UserConfig,
    };
}
