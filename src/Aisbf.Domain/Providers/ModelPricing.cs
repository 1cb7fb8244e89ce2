namespace Aisbf.Domain.Providers;

/// <summary>Prices in US dollars per million tokens; null means not known.</summary>
public sealed record ModelPricing(decimal? Prompt, decimal? Completion, decimal? InputCacheRead = null);
