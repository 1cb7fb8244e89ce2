using System.Text.Json.Serialization;

namespace Aisbf.Application.Configuration;

/// <summary>Values that apply to every model below this level that does not state its own.</summary>
public abstract record RouteDefaultsDto : FeatureFlagsDto
{
    /// <summary>Least seconds between two requests; 0 is no limit.</summary>
    public double? DefaultRateLimit { get; init; }

    /// <summary>Most tokens of prompt.</summary>
    public int? DefaultMaxRequestTokens { get; init; }

    /// <summary>Tokens of answer to ask for when the client gives no limit.</summary>
    public int? DefaultMaxTokens { get; init; }

    /// <summary>Tokens per minute; 0 is no limit.</summary>
    [JsonPropertyName("default_rate_limit_TPM")]
    public long? DefaultRateLimitTpm { get; init; }

    /// <summary>Tokens per hour; 0 is no limit.</summary>
    [JsonPropertyName("default_rate_limit_TPH")]
    public long? DefaultRateLimitTph { get; init; }

    /// <summary>Tokens per day; 0 is no limit.</summary>
    [JsonPropertyName("default_rate_limit_TPD")]
    public long? DefaultRateLimitTpd { get; init; }

    /// <summary>Tokens of prompt and answer together.</summary>
    public int? DefaultContextSize { get; init; }

    /// <summary>Percent of the context size from which prompts are condensed; 0 is never.</summary>
    public double? DefaultCondenseContext { get; init; }

    /// <summary>Name of a condensation method, or a list of names in order.</summary>
    public TextList? DefaultCondenseMethod { get; init; }

    /// <summary>Seconds that a candidate rests once its circuit opens; the installation's default is 300.</summary>
    public int? DefaultErrorCooldown { get; init; }
}
