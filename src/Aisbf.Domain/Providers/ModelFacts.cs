namespace Aisbf.Domain.Providers;

/// <summary>
/// What is known of a model from elsewhere than the configuration: its upstream's list, or what its vendor publishes. Null is
/// not known. Good for choosing between models and for telling people, not for refusing.
/// </summary>
public sealed record ModelFacts
{
    /// <summary>Tokens of prompt and answer together.</summary>
    public int? ContextSize { get; init; }

    /// <summary>Most tokens of answer.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>Words of <see cref="CapabilityNames"/>.</summary>
    public IReadOnlyList<string>? Capabilities { get; init; }

    public ModelPricing? Pricing { get; init; }

    /// <summary>Name for people.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The day on which its vendor stops serving it.</summary>
    public DateOnly? DeprecationDate { get; init; }

    /// <summary>These facts, with what they lack from others. Of capabilities each tells a part, so they are put together.</summary>
    public ModelFacts Or(ModelFacts? other) => other is null ? this : new ModelFacts
    {
        ContextSize = ContextSize ?? other.ContextSize,
        MaxOutputTokens = MaxOutputTokens ?? other.MaxOutputTokens,
        Capabilities = Capabilities is null || other.Capabilities is null
            ? Capabilities ?? other.Capabilities
            : [.. Capabilities.Union(other.Capabilities, StringComparer.Ordinal)],
        Pricing = Pricing ?? other.Pricing,
        DisplayName = DisplayName ?? other.DisplayName,
        DeprecationDate = DeprecationDate ?? other.DeprecationDate,
    };
}
