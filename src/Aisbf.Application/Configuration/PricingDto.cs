namespace Aisbf.Application.Configuration;

/// <summary>Prices in US dollars per million tokens.</summary>
public sealed record PricingDto
{
    public decimal? Prompt { get; init; }

    public decimal? Completion { get; init; }

    /// <summary>Price of prompt tokens that the upstream reads from its own cache.</summary>
    public decimal? InputCacheRead { get; init; }
}
