using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Aisbf.Api.OpenApi.Shapes;

/// <summary>
/// A request of OpenAI's Responses API. Nothing is stored, so the whole conversation comes with it:
/// <c>previous_response_id</c>, <c>conversation</c>, <c>background</c>, <c>prompt</c> and <c>store: true</c> are refused.
/// To a provider that has this API itself all fields go on as they are.
/// </summary>
internal sealed record ResponseRequestShape
{
    /// <summary><c>provider/model</c>, <c>rotation/id</c>, a rotation's name, or a model's name that one provider has.</summary>
    public required string Model { get; init; }

    /// <summary>A text, or a list of items: messages, calls of functions, their results, and reasoning that an earlier answer gave.</summary>
    public required JsonNode Input { get; init; }

    public string? Instructions { get; init; }

    /// <summary>Answer with server-sent events.</summary>
    public bool? Stream { get; init; }

    /// <summary>Most tokens of answer, reasoning included.</summary>
    public int? MaxOutputTokens { get; init; }

    public double? Temperature { get; init; }

    public double? TopP { get; init; }

    /// <summary>Functions that the model may call. OpenAI's built-in tools work only with providers that have this API themselves.</summary>
    public IReadOnlyList<JsonObject>? Tools { get; init; }

    /// <summary><c>none</c>, <c>auto</c>, <c>required</c>, one function or some of them.</summary>
    public JsonNode? ToolChoice { get; init; }

    public bool? ParallelToolCalls { get; init; }

    /// <summary>The text's form in <c>format</c>: <c>text</c>, <c>json_object</c> or <c>json_schema</c>.</summary>
    public JsonObject? Text { get; init; }

    /// <summary>How hard to think, in <c>effort</c>.</summary>
    public JsonObject? Reasoning { get; init; }

    /// <summary><c>false</c>, or nothing.</summary>
    public bool? Store { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; init; }
}
