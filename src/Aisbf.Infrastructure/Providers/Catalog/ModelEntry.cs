using Aisbf.Domain.Providers;

namespace Aisbf.Infrastructure.Providers.Catalog;

/// <summary>One entry of a file of models.</summary>
internal sealed record ModelEntry
{
    /// <summary>The type of provider that makes the prices; null where many hosts have the model, each at its own price.</summary>
    public string? Vendor { get; init; }

    /// <summary>Names in lower case, without the date of a snapshot; see <see cref="ModelNames"/>.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>Everything but the price.</summary>
    public ModelFacts Facts { get; init; } = new();

    /// <summary>Earlier ones first.</summary>
    public IReadOnlyList<DatedPrice> Prices { get; init; } = [];

    /// <summary>The price on a day; null before the first.</summary>
    public ModelPricing? PriceOn(DateOnly day) => Prices.LastOrDefault(price => price.From <= day)?.Price;
}
