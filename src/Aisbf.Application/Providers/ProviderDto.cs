using System.Text.Json.Nodes;
using Aisbf.Application.Configuration;

namespace Aisbf.Application.Providers;

/// <summary>A provider as configuration writes it. What is left out has the default that the field states.</summary>
public sealed record ProviderDto : RouteDefaultsDto, IResourceDto
{
    /// <inheritdoc/>
    public string? Id { get; init; }

    /// <summary>Name for people, shown as <c>owned_by</c>; the id when left out.</summary>
    public string? Name { get; init; }

    /// <summary>Kind of upstream, such as <c>openai</c>; decides the wire format and the default endpoint.</summary>
    public string? Type { get; init; }

    /// <summary>Base URL of the upstream's API; the type's own when left out or empty.</summary>
    public string? Endpoint { get; init; }

    /// <summary>
    /// URL of the HTTP proxy that calls go through, without user info; what the installation's settings say when left out
    /// or empty. Only the operator's providers may state one.
    /// </summary>
    public string? Proxy { get; init; }

    /// <summary>Whether calls need a key; what the type says when left out.</summary>
    public bool? ApiKeyRequired { get; init; }

    /// <summary>
    /// The credential. Answers show it masked. In a change, left out, null or masked keeps the stored one and an empty
    /// text removes it. When the scheme, host or port of the endpoint changes, it has to be sent again.
    /// </summary>
    public string? ApiKey { get; init; }

    /// <summary>Switched off by hand: no request goes to it. False when left out.</summary>
    public bool? Disabled { get; init; }

    /// <summary>Refuse what a translated request cannot carry instead of dropping and naming it. False when left out.</summary>
    public bool? Strict { get; init; }

    /// <summary>Whether addresses of images in answers may be replaced by ones that lead through the gateway, as far as the installation does that. True when left out.</summary>
    public bool? ProxyContents { get; init; }

    /// <summary>
    /// Whether requests below <c>/api/{provider_id}</c> that are no model calls of the gateway's are passed on to the provider. True when
    /// left out. Tokens that are limited to some models never have that.
    /// </summary>
    public bool? OwnSurfaces { get; init; }

    /// <summary>Value of the <c>api-version</c> query parameter where the type uses one.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>Least seconds between two requests; 0 is no limit.</summary>
    public double? RateLimit { get; init; }

    /// <summary>Models offered; when empty, any name is passed on and the list comes from upstream.</summary>
    public IReadOnlyList<ProviderModelDto>? Models { get; init; }

    public bool? EnableNativeCaching { get; init; }

    /// <summary>Seconds that the upstream keeps cached content.</summary>
    public int? CacheTtl { get; init; }

    public int? MinCacheableTokens { get; init; }

    public string? PromptCacheKey { get; init; }

    public double? FreeTierLimit { get; init; }

    public string? FreeTierPeriod { get; init; }

    public string? FreeTierLimitType { get; init; }

    public string? FreeTierDescription { get; init; }

    public decimal? PremiumReferenceMonthlyCost { get; init; }

    public long? ProTierRequestsDaily { get; init; }

    public long? ProTierRequestsWeekly { get; init; }

    public long? ProTierRequestsMonthly { get; init; }

    public long? ProTierTokensDaily { get; init; }

    public long? ProTierTokensWeekly { get; init; }

    public long? ProTierTokensMonthly { get; init; }

    public bool? IsSubscription { get; init; }

    /// <summary>US dollars per million tokens of prompt, for models without their own price.</summary>
    public decimal? PricePerMillionPrompt { get; init; }

    /// <summary>US dollars per million tokens of answer, for models without their own price.</summary>
    public decimal? PricePerMillionCompletion { get; init; }

    /// <summary>Only models whose name contains this text are offered.</summary>
    public string? ModelFilter { get; init; }

    public JsonObject? AuthConfig { get; init; }

    public JsonObject? KiroConfig { get; init; }

    public JsonObject? KiloConfig { get; init; }

    public JsonObject? ClaudeConfig { get; init; }

    public JsonObject? CodexConfig { get; init; }

    public JsonObject? QwenConfig { get; init; }

    public JsonObject? CoderaiConfig { get; init; }

    public JsonObject? RunpodConfig { get; init; }

    /// <summary>The id only: a log line that formats a document must not show its key.</summary>
    public override string ToString() => $"provider {Id}";
}
