using System.Text.Json;
using System.Text.Json.Nodes;
using Aisbf.Application.Configuration;
using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;

namespace Aisbf.Application.Providers;

/// <summary>From a stored provider to the one that requests are routed by.</summary>
public static class ProviderMapping
{
    /// <param name="dto">A validated document with its secrets in clear.</param>
    /// <param name="type">The type that the document names.</param>
    /// <param name="revision">Of what is stored.</param>
    /// <exception cref="InvalidDataException">The document is not one that validation lets pass.</exception>
    public static Provider ToDomain(this ProviderDto dto, ProviderType type, long revision = 0)
    {
        ArgumentNullException.ThrowIfNull(dto);
        ArgumentNullException.ThrowIfNull(type);
        if (!ProviderEndpoint.TryGet(dto, type, out var endpoint))
        {
            throw new InvalidDataException("The provider has no usable endpoint.");
        }

        return new Provider
        {
            Id = dto.Id!,
            Revision = revision,
            Name = dto.Name ?? dto.Id!,
            Type = dto.ApiKeyRequired is { } required && required != type.KeyRequired ? type with { KeyRequired = required } : type,
            Endpoint = endpoint,
            Proxy = ProviderEndpoint.TryParse(dto.Proxy, out var proxy) ? proxy : null,
            ApiKey = string.IsNullOrEmpty(dto.ApiKey) ? null : new Secret(dto.ApiKey),
            Disabled = dto.Disabled ?? false,
            Strict = dto.Strict ?? false,
            ProxyContents = dto.ProxyContents ?? true,
            OwnSurfaces = dto.OwnSurfaces ?? true,
            ApiVersion = string.IsNullOrEmpty(dto.ApiVersion) ? null : dto.ApiVersion,
            Models = [.. (dto.Models ?? []).Select(model => model.ToDomain(dto))],
            DefaultRateLimit = dto.DefaultRateLimit ?? (dto.RateLimit > 0 ? dto.RateLimit : null),
            DefaultMaxRequestTokens = dto.DefaultMaxRequestTokens,
            DefaultMaxTokens = dto.DefaultMaxTokens,
            DefaultContextSize = dto.DefaultContextSize,
            DefaultPricing = Price(null, dto),
            DefaultErrorCooldown = Cooldown(dto.DefaultErrorCooldown),
        };
    }

    internal static TimeSpan? Cooldown(int? seconds) => seconds is { } value ? TimeSpan.FromSeconds(value) : null;

    private static ProviderModel ToDomain(this ProviderModelDto model, ProviderDto provider) => new()
    {
        Name = model.Name!,
        ContextSize = model.ContextSize ?? model.ContextLength,
        MaxRequestTokens = model.MaxRequestTokens,
        MaxTokens = model.MaxTokens,
        RateLimit = model.RateLimit,
        ErrorCooldown = Cooldown(model.ErrorCooldown),
        Pricing = Price(model.Pricing, provider),
        Capabilities = model.Capabilities,
        Description = model.Description,
        Details = Details(model),
        Nsfw = model.Nsfw ?? false,
        Privacy = model.Privacy ?? false,
    };

    private static ModelDetails? Details(ProviderModelDto model) =>
        model is { Architecture: null, TopProvider: null, SupportedParameters: null, DefaultParameters: null }
            ? null
            : new ModelDetails
            {
                Architecture = Element(model.Architecture),
                TopProvider = Element(model.TopProvider),
                SupportedParameters = model.SupportedParameters,
                DefaultParameters = Element(model.DefaultParameters),
            };

    private static JsonElement? Element(JsonNode? node) => node is null ? null : JsonSerializer.SerializeToElement(node);

    private static ModelPricing? Price(PricingDto? pricing, ProviderDto provider)
    {
        var prompt = pricing?.Prompt ?? provider.PricePerMillionPrompt;
        var completion = pricing?.Completion ?? provider.PricePerMillionCompletion;
        return prompt is null && completion is null && pricing?.InputCacheRead is null
            ? null
            : new ModelPricing(prompt, completion, pricing?.InputCacheRead);
    }
}
