using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Aisbf.Api.OpenApi.Shapes;

/// <summary>An Anthropic message request. To Anthropic's own dialect all fields go on as they are.</summary>
internal sealed record MessageRequestShape
{
    /// <summary><c>provider/model</c>, <c>rotation/id</c>, a rotation's name, or a model's name that one provider has.</summary>
    public required string Model { get; init; }

    /// <summary>Turns of <c>user</c> and <c>assistant</c>; <c>content</c> is a text or a list of blocks.</summary>
    public required IReadOnlyList<JsonObject> Messages { get; init; }

    /// <summary>Most tokens of answer; required unless tokens are only counted.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Instructions: a text or a list of text blocks.</summary>
    public JsonNode? System { get; init; }

    /// <summary>Answer with server-sent events.</summary>
    public bool? Stream { get; init; }

    public double? Temperature { get; init; }

    public double? TopP { get; init; }

    public int? TopK { get; init; }

    public IReadOnlyList<string>? StopSequences { get; init; }

    /// <summary>Functions that the model may call. The vendor's own tools work with Anthropic only.</summary>
    public IReadOnlyList<JsonObject>? Tools { get; init; }

    /// <summary><c>auto</c>, <c>any</c>, <c>tool</c> or <c>none</c>, in <c>type</c>.</summary>
    public JsonObject? ToolChoice { get; init; }

    /// <summary><c>enabled</c> with <c>budget_tokens</c>, <c>adaptive</c> or <c>disabled</c>.</summary>
    public JsonObject? Thinking { get; init; }

    /// <summary>The client's name for its user, in <c>user_id</c>.</summary>
    public JsonObject? Metadata { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; init; }
}
