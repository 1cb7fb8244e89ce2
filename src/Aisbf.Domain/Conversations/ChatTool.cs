using System.Text.Json;

namespace Aisbf.Domain.Conversations;

/// <summary>A function that the model may call.</summary>
public sealed record ChatTool
{
    /// <summary>Where it stands in the request, such as <c>tools[0].function</c>.</summary>
    public required string Path { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary>JSON Schema of the arguments; null for none.</summary>
    public JsonElement? Parameters { get; init; }

    /// <summary>The arguments have to match the schema exactly.</summary>
    public bool? Strict { get; init; }

    /// <summary>A cache mark (<c>cache_control</c>) that the client put on the tool.</summary>
    public JsonElement? CacheControl { get; init; }
}
