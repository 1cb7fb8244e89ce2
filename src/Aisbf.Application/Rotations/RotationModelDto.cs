using System.Text.Json.Serialization;
using Aisbf.Application.Configuration;

namespace Aisbf.Application.Rotations;

/// <summary>A model in a rotation's entry. What is left out falls back to the entry, the rotation and the provider.</summary>
public sealed record RotationModelDto
{
    /// <summary>The upstream's model name, or the id of a rotation in an entry of that kind.</summary>
    public string? Name { get; init; }

    /// <summary>Share of traffic; 0 is standby. The entry's weight when left out.</summary>
    public double? Weight { get; init; }

    /// <summary>Least seconds between two requests; 0 is no limit.</summary>
    public double? RateLimit { get; init; }

    [JsonPropertyName("rate_limit_TPM")]
    public long? RateLimitTpm { get; init; }

    [JsonPropertyName("rate_limit_TPH")]
    public long? RateLimitTph { get; init; }

    [JsonPropertyName("rate_limit_TPD")]
    public long? RateLimitTpd { get; init; }

    public int? MaxRequestTokens { get; init; }

    public int? MaxTokens { get; init; }

    public int? ContextSize { get; init; }

    /// <summary>
    /// Names the space that the model's embeddings are in. Only models of one space stand in for each other; left out, only
    /// the same model at another provider does.
    /// </summary>
    public string? VectorSpace { get; init; }

    public double? CondenseContext { get; init; }

    public TextList? CondenseMethod { get; init; }

    public IReadOnlyList<string>? Capabilities { get; init; }

    public bool? Nsfw { get; init; }

    public bool? Privacy { get; init; }
}
