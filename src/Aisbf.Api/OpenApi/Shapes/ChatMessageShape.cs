using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Aisbf.Api.OpenApi.Shapes;

/// <summary>A message of a chat.</summary>
internal sealed record ChatMessageShape
{
    /// <summary><c>system</c>, <c>developer</c>, <c>user</c>, <c>assistant</c> or <c>tool</c>.</summary>
    public required string Role { get; init; }

    /// <summary>A text, a list of parts, or null beside tool calls.</summary>
    public JsonNode? Content { get; init; }

    /// <summary>The functions that the assistant called.</summary>
    public IReadOnlyList<JsonObject>? ToolCalls { get; init; }

    /// <summary>Of a tool's message: the call that it answers.</summary>
    public string? ToolCallId { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; init; }
}
