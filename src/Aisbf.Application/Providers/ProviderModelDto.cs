using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Aisbf.Application.Configuration;

namespace Aisbf.Application.Providers;

/// <summary>A model that a provider offers. Numbers that are left out fall back to the provider's defaults.</summary>
public sealed record ProviderModelDto
{
    /// <summary>The upstream's own name for the model; may contain slashes.</summary>
    public string? Name { get; init; }

    /// <summary>Least seconds between two requests; 0 is no limit.</summary>
    public double? RateLimit { get; init; }

    [JsonPropertyName("rate_limit_TPM")]
    public long? RateLimitTpm { get; init; }

    [JsonPropertyName("rate_limit_TPH")]
    public long? RateLimitTph { get; init; }

    [JsonPropertyName("rate_limit_TPD")]
    public long? RateLimitTpd { get; init; }

    /// <summary>Most tokens of prompt.</summary>
    public int? MaxRequestTokens { get; init; }

    /// <summary>Tokens of answer to ask for when the client gives no limit.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Tokens of prompt and answer together.</summary>
    public int? ContextSize { get; init; }

    /// <summary>The upstream's own statement of the context size; used when <see cref="ContextSize"/> is left out.</summary>
    public int? ContextLength { get; init; }

    public double? CondenseContext { get; init; }

    public TextList? CondenseMethod { get; init; }

    /// <summary>Seconds that the model rests once its circuit opens.</summary>
    public int? ErrorCooldown { get; init; }

    public string? Description { get; init; }

    public JsonNode? Architecture { get; init; }

    public PricingDto? Pricing { get; init; }

    public JsonNode? TopProvider { get; init; }

    public IReadOnlyList<string>? SupportedParameters { get; init; }

    public JsonNode? DefaultParameters { get; init; }

    /// <summary>What the model can do (<c>chat</c>, <c>vision</c>, <c>tool_use</c> …); left out means not stated.</summary>
    public IReadOnlyList<string>? Capabilities { get; init; }

    public bool? Nsfw { get; init; }

    public bool? Privacy { get; init; }

    public bool? EnableNativeCaching { get; init; }

    public bool? EnableResponseCache { get; init; }

    public bool? EnableContextCondensation { get; init; }

    public bool? EnablePromptBatching { get; init; }

    public bool? EnablePromptSecurity { get; init; }

    public bool? EnableContextLens { get; init; }

    public bool? BlockHighRiskPrompts { get; init; }

    public bool? EnableNsfwClassification { get; init; }

    public bool? EnablePrivacyClassification { get; init; }
}
