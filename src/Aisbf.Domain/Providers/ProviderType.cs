using System.Collections.Frozen;

namespace Aisbf.Domain.Providers;

/// <summary>What is the same for every provider of one kind, such as <c>openai</c>, <c>groq</c> or <c>azure_openai</c>.</summary>
public sealed record ProviderType
{
    /// <summary>The value of a provider's <c>type</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The vendor's name for people.</summary>
    public required string Name { get; init; }

    public required Dialect Dialect { get; init; }

    /// <summary>Base URL used when a provider gives no endpoint; null when the endpoint has to be given.</summary>
    public string? DefaultEndpoint { get; init; }

    /// <summary>False for runtimes on the operator's own machine, which need no key.</summary>
    public bool KeyRequired { get; init; } = true;

    /// <summary>The surfaces that its providers offer; what is not known to be missing counts as offered.</summary>
    public SurfaceTable Surfaces { get; init; } = SurfaceTable.Any;

    /// <summary>Header that carries the key; <c>Authorization</c> means <c>Authorization: Bearer key</c>.</summary>
    public string KeyHeader { get; init; } = "Authorization";

    /// <summary>Sent as the <c>api-version</c> query parameter unless the provider gives its own (Azure); null for none.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>Whether the vendor has OpenAI's Responses API (OpenAI dialect only); else responses are translated to chat.</summary>
    public bool Responses { get; init; }

    /// <summary>Whether a stream may be asked for usage with <c>stream_options.include_usage</c> (OpenAI dialect only).</summary>
    public bool StreamUsage { get; init; } = true;

    /// <summary>
    /// Fields of a chat request that this vendor takes beyond those that everybody does (OpenAI dialect only), such as
    /// <c>max_completion_tokens</c>, <c>top_k</c> or <c>cache_control</c>.
    /// </summary>
    public IReadOnlySet<string> ChatFields { get; init; } = FrozenSet<string>.Empty;
}
