using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Aisbf.Api.OpenApi.Shapes;

/// <summary>An Anthropic message. An Anthropic provider's answer comes as that provider sent it.</summary>
internal sealed record MessageShape
{
    public required string Id { get; init; }

    /// <summary>Always <c>message</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Always <c>assistant</c>.</summary>
    public required string Role { get; init; }

    /// <summary>The model that answered.</summary>
    public required string Model { get; init; }

    /// <summary>Blocks of thinking, text and tool calls.</summary>
    public required IReadOnlyList<JsonObject> Content { get; init; }

    /// <summary><c>end_turn</c>, <c>max_tokens</c>, <c>tool_use</c>, <c>stop_sequence</c> or <c>refusal</c>.</summary>
    public required string StopReason { get; init; }

    public string? StopSequence { get; init; }

    /// <summary>Tokens; what came from or went to a cache is counted beside <c>input_tokens</c>.</summary>
    public required JsonObject Usage { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; init; }
}
