using Aisbf.Application.Abstractions;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Rotations;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Models;

/// <summary>Lists what can be called in one owner's namespace.</summary>
internal sealed class ModelInventory(IModelDirectory directory)
{
    /// <summary>Providers' models and rotations that a token with these limits may call, in the order of their ids.</summary>
    public IReadOnlyList<ModelDto> List(RouteSnapshot snapshot, TokenLimits limits)
    {
        var models = new List<ModelDto>();
        foreach (var provider in snapshot.Providers.Values.OrderBy(p => p.Id, StringComparer.Ordinal))
        {
            models.AddRange(OfProvider(snapshot, provider, limits));
        }

        foreach (var rotation in snapshot.Rotations.Values.Where(r => limits.AllowsModel(ModelPattern.OfRotation(r.Id))).OrderBy(r => r.Id, StringComparer.Ordinal))
        {
            models.Add(OfRotation(snapshot, rotation));
        }

        return models;
    }

    /// <summary>One provider's models: those listed by hand, else those its upstream told of.</summary>
    public IEnumerable<ModelDto> OfProvider(RouteSnapshot snapshot, Provider provider, TokenLimits limits)
    {
        if (provider.Disabled)
        {
            return [];
        }

        var models = provider.Models.Count > 0
            ? provider.Models.Select(model => Listed(provider, model))
            : (directory.Known(snapshot.Owner, provider) ?? []).Select(model => Fetched(provider, model));
        return models.Where(model => limits.AllowsModel(model.Id));
    }

    private static ModelDto Listed(Provider provider, ProviderModel model) => new()
    {
        Id = $"{provider.Id}/{model.Name}",
        OwnedBy = provider.Name,
        Type = "provider",
        Provider = provider.Id,
        ModelName = model.Name,
        Description = model.Description,
        ContextSize = model.ContextSize ?? provider.DefaultContextSize ?? ContextSizes.Guess(model.Name),
        Capabilities = model.Capabilities,
        Pricing = model.Pricing,
        Source = "local_config",
    };

    private static ModelDto Fetched(Provider provider, UpstreamModel model) => new()
    {
        Id = $"{provider.Id}/{model.Id}",
        Created = model.Created ?? 0,
        OwnedBy = provider.Name,
        Type = "provider",
        Provider = provider.Id,
        ModelName = model.Id,
        Description = model.DisplayName,
        ContextSize = model.ContextSize ?? provider.DefaultContextSize ?? ContextSizes.Guess(model.Id),
        Source = "api_cache",
    };

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
        Source = "local_config",
    };
}
