using System.Text.Json;

namespace Aisbf.Domain.Conversations;

/// <summary>
/// A chat request in no vendor's dialect. Its fields are named as OpenAI names them, because that is the dialect clients
/// speak and the one in which a lost field is reported.
/// </summary>
public sealed record ChatRequest
{
    /// <summary>The model as the client named it; where the request goes says how the upstream names it.</summary>
    public required string Model { get; init; }

    /// <summary>The conversation; an element's position is its index in the client's <c>messages</c>.</summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    public IReadOnlyList<ChatTool> Tools { get; init; } = [];

    /// <summary>Null when the client leaves it to the model.</summary>
    public ToolChoice? ToolChoice { get; init; }

    /// <summary>Whether one answer may call several tools; null for the vendor's default.</summary>
    public bool? ParallelToolCalls { get; init; }

    public ResponseFormat? ResponseFormat { get; init; }

    public SamplingOptions Sampling { get; init; } = SamplingOptions.None;

    public ReasoningOptions? Reasoning { get; init; }

    /// <summary>A streamed answer is wanted.</summary>
    public bool Stream { get; init; }

    /// <summary>A streamed answer shall end with its usage.</summary>
    public bool IncludeUsage { get; init; }

    /// <summary>The client's name for its own end user.</summary>
    public string? User { get; init; }

    /// <summary>The client's own notes, as a JSON object.</summary>
    public JsonElement? Metadata { get; init; }

    public string? ServiceTier { get; init; }

    /// <summary>Every field that has no place above, so that a translation can carry it or say that it is lost.</summary>
    public IReadOnlyList<ExtraField> Extras { get; init; } = [];
}
