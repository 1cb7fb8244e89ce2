using System.Globalization;
using System.Text.Json;
using Aisbf.Domain.Providers;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>
/// Reads the prices in a list of models as OpenRouter and its like give them: dollars per token, as text. Numbers are left
/// alone, because vendors mean different things by them; and what makes no sense is not known, never nothing.
/// </summary>
internal static class ListedPrice
{
    private const decimal TokensPerPrice = 1_000_000;

    /// <summary>US dollars per million tokens; above it the text was not a price per token.</summary>
    private const decimal MaxPrice = 10_000;

    public static ModelPricing? Read(JsonElement model)
    {
        var pricing = UpstreamJson.Object(model, "pricing");
        var price = new ModelPricing(
            Read(pricing, "prompt") ?? Read(pricing, "input"),
            Read(pricing, "completion") ?? Read(pricing, "output"),
            Read(pricing, "input_cache_read"));
        return price is { Prompt: null, Completion: null, InputCacheRead: null } ? null : price;
    }

    private static decimal? Read(JsonElement pricing, string name) =>
        decimal.TryParse(UpstreamJson.Text(pricing, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var perToken)
        && perToken is >= 0 and <= MaxPrice / TokensPerPrice
            ? perToken * TokensPerPrice
            : null;
}
