using System.Text.Json;

namespace Aisbf.Domain.Conversations;

/// <summary>The form that the answer's text has to have.</summary>
public sealed record ResponseFormat
{
    public required ResponseFormatKind Kind { get; init; }

    /// <summary>Name of the schema.</summary>
    public string? Name { get; init; }

    public string? Description { get; init; }

    /// <summary>JSON Schema of the answer; null when any will do.</summary>
    public JsonElement? Schema { get; init; }

    /// <summary>The answer has to match the schema exactly.</summary>
    public bool? Strict { get; init; }
}
