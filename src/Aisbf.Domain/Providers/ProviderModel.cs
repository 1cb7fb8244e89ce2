namespace Aisbf.Domain.Providers;

/// <summary>One model that a provider offers. Null numbers fall back to the provider's defaults.</summary>
public sealed record ProviderModel
{
    /// <summary>The upstream's own name for the model; may contain slashes.</summary>
    public required string Name { get; init; }

    /// <summary>Tokens of prompt and answer together.</summary>
    public int? ContextSize { get; init; }

    /// <summary>Most tokens of prompt.</summary>
    public int? MaxRequestTokens { get; init; }

    /// <summary>Tokens of answer to ask for when the client gives no limit.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Least seconds between two requests.</summary>
    public double? RateLimit { get; init; }

    /// <summary>How long the model is left alone once its circuit opens.</summary>
    public TimeSpan? ErrorCooldown { get; init; }

    public ModelPricing? Pricing { get; init; }

    /// <summary>Explicit capabilities (<c>chat</c>, <c>vision</c>, <c>tool_use</c> …); null means not stated.</summary>
    public IReadOnlyList<string>? Capabilities { get; init; }

    public string? Description { get; init; }

    /// <summary>What else lists of models tell about it.</summary>
    public ModelDetails? Details { get; init; }

    public bool Nsfw { get; init; }

    public bool Privacy { get; init; }
}
