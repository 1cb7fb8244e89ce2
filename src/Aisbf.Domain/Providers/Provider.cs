using Aisbf.Domain.Common;

namespace Aisbf.Domain.Providers;

/// <summary>An account at an upstream, as the data plane needs it. Built from stored configuration, never changed.</summary>
public sealed record Provider
{
    /// <summary>Path and model prefix, unique within its owner's namespace.</summary>
    public required string Id { get; init; }

    /// <summary>Another one after every change of this provider, also when it is removed and made anew; 0 where it was never stored.</summary>
    public long Revision { get; init; }

    /// <summary>Name for people, shown as <c>owned_by</c>.</summary>
    public required string Name { get; init; }

    public required ProviderType Type { get; init; }

    /// <summary>Base URL of the upstream's API, without a trailing slash.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>The HTTP proxy that its calls go through; null for what the installation says.</summary>
    public Uri? Proxy { get; init; }

    public Secret? ApiKey { get; init; }

    /// <summary>Switched off by hand: no request goes to it.</summary>
    public bool Disabled { get; init; }

    /// <summary>Refuse (400) what a translated request cannot carry, instead of naming it in <c>X-Aisbf-Dropped</c>.</summary>
    public bool Strict { get; init; }

    /// <summary>Addresses of contents in its answers may be replaced by ones that lead through the gateway.</summary>
    public bool ProxyContents { get; init; } = true;

    /// <summary>Requests that are no model calls of the gateway's are passed on to it.</summary>
    public bool OwnSurfaces { get; init; } = true;

    /// <summary>Overrides <see cref="ProviderType.ApiVersion"/>.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>Models listed by hand; empty means any model name is passed on and the list is fetched from upstream.</summary>
    public IReadOnlyList<ProviderModel> Models { get; init; } = [];

    public double? DefaultRateLimit { get; init; }

    public int? DefaultMaxRequestTokens { get; init; }

    public int? DefaultMaxTokens { get; init; }

    public int? DefaultContextSize { get; init; }

    /// <summary>Price of models that state none.</summary>
    public ModelPricing? DefaultPricing { get; init; }

    /// <summary>Cooldown of a candidate whose circuit opens; the system default is 300 s.</summary>
    public TimeSpan? DefaultErrorCooldown { get; init; }
}
