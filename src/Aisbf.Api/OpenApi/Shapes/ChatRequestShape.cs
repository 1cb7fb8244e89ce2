using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Aisbf.Api.OpenApi.Shapes;

/// <summary>An OpenAI chat request. Fields that are not listed here are passed on as they are.</summary>
internal sealed record ChatRequestShape
{
    /// <summary><c>provider/model</c>, <c>rotation/id</c>, a rotation's name, or a model's name that one provider has.</summary>
    public required string Model { get; init; }

    public required IReadOnlyList<ChatMessageShape> Messages { get; init; }

    /// <summary>Answer with server-sent events.</summary>
    public bool? Stream { get; init; }

    /// <summary><c>include_usage</c> asks for the token counts as the last chunk of a stream.</summary>
    public JsonObject? StreamOptions { get; init; }

    /// <summary>Most tokens of answer.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>The newer name of <c>max_tokens</c>.</summary>
    public int? MaxCompletionTokens { get; init; }

    public double? Temperature { get; init; }

    public double? TopP { get; init; }

    /// <summary>A text or a list of texts at which the answer ends.</summary>
    public JsonNode? Stop { get; init; }

    /// <summary>Functions that the model may call.</summary>
    public IReadOnlyList<JsonObject>? Tools { get; init; }

    /// <summary><c>none</c>, <c>auto</c>, <c>required</c> or one function.</summary>
    public JsonNode? ToolChoice { get; init; }

    /// <summary><c>text</c>, <c>json_object</c> or <c>json_schema</c>.</summary>
    public JsonObject? ResponseFormat { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; init; }
}
