using System.Text.Json;
using Aisbf.Domain.Providers;

namespace Aisbf.Application.Models;

/// <summary>An entry of a model list, in the shape that OpenAI clients read, with more fields that tell what stands behind the name.</summary>
public sealed record ModelDto
{
    /// <summary>The name to call it by.</summary>
    public required string Id { get; init; }

    public string Object { get; init; } = "model";

    /// <summary>Unix seconds; 0 when not known.</summary>
    public long Created { get; init; }

    public required string OwnedBy { get; init; }

    /// <summary><c>provider</c>, <c>user_provider</c>, <c>rotation</c> or <c>autoselect</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The provider's id.</summary>
    public string? Provider { get; init; }

    public string? RotationId { get; init; }

    public string? AutoselectId { get; init; }

    /// <summary>The upstream's own name, or the short name of the rotation or autoselect.</summary>
    public string? ModelName { get; init; }

    /// <summary>The model's name for people.</summary>
    public string? DisplayName { get; init; }

    public string? Description { get; init; }

    /// <summary>Tokens of prompt and answer together.</summary>
    public int? ContextSize { get; init; }

    /// <summary>The same, by the name that OpenAI-like clients look for.</summary>
    public int? ContextWindow => ContextSize;

    /// <summary>The same, by the name that OpenRouter's clients look for.</summary>
    public int? ContextLength => ContextSize;

    /// <summary>Most tokens of answer.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>What the model can do, as far as it is known: <c>chat</c>, <c>vision</c>, <c>tool_use</c> …</summary>
    public IReadOnlyList<string>? Capabilities { get; init; }

    /// <summary>US dollars per million tokens.</summary>
    public ModelPricing? Pricing { get; init; }

    /// <summary>What goes in and out, as the configuration or the upstream's list has it.</summary>
    public JsonElement? Architecture { get; init; }

    /// <summary>Who serves the model behind the upstream, as the configuration or the upstream's list has it.</summary>
    public JsonElement? TopProvider { get; init; }

    public IReadOnlyList<string>? SupportedParameters { get; init; }

    public JsonElement? DefaultParameters { get; init; }

    /// <summary>The day on which the vendor stops serving the model.</summary>
    public DateOnly? DeprecationDate { get; init; }

    /// <summary>
    /// <c>user_config</c> for what a user has configured, <c>global</c> for what a user has from the operator; the operator's
    /// own lists tell <c>local_config</c> from <c>api_cache</c>.
    /// </summary>
    public string? Source { get; init; }
}
