using Aisbf.Application.Gateway;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;

namespace Aisbf.Application.Models;

/// <summary>
/// A provider's model as an entry of a list. The more exact statement wins, as in routing: the model's configuration, its
/// upstream's list, what its vendor publishes, the provider's default, the guess by name.
/// </summary>
internal static class ProviderModelEntry
{
    /// <summary>A model that is listed by hand.</summary>
    public static ModelDto Of(Provider provider, ProviderModel model, ModelFacts? facts) => Of(provider, model.Name, facts) with
    {
        Description = model.Description,
        ContextSize = model.ContextSize ?? ContextSize(provider, model.Name, facts),
        Capabilities = model.Capabilities ?? facts?.Capabilities,
        Pricing = model.Pricing ?? provider.DefaultPricing ?? facts?.Pricing,
        Architecture = model.Details?.Architecture,
        TopProvider = model.Details?.TopProvider,
        SupportedParameters = model.Details?.SupportedParameters,
        DefaultParameters = model.Details?.DefaultParameters,
        Source = "local_config",
    };

    /// <summary>A model that the upstream told of.</summary>
    public static ModelDto Of(Provider provider, UpstreamModel model, ModelFacts facts) => Of(provider, model.Id, facts) with
    {
        Created = model.Created ?? 0,
        Description = model.Description,
        ContextSize = ContextSize(provider, model.Id, facts),
        Capabilities = facts.Capabilities,
        Pricing = provider.DefaultPricing ?? facts.Pricing,
        Architecture = model.Details?.Architecture,
        TopProvider = model.Details?.TopProvider,
        SupportedParameters = model.Details?.SupportedParameters,
        DefaultParameters = model.Details?.DefaultParameters,
        Source = "api_cache",
    };

    private static ModelDto Of(Provider provider, string name, ModelFacts? facts) => new()
    {
        Id = $"{provider.Id}/{name}",
        OwnedBy = provider.Name,
        Type = "provider",
        Provider = provider.Id,
        ModelName = name,
        DisplayName = facts?.DisplayName,
        MaxOutputTokens = facts?.MaxOutputTokens,
        DeprecationDate = facts?.DeprecationDate,
    };

    private static int? ContextSize(Provider provider, string name, ModelFacts? facts) =>
        facts?.ContextSize ?? provider.DefaultContextSize ?? ContextSizes.Guess(name);
}
