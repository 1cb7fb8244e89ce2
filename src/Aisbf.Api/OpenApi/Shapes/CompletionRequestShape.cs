using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Aisbf.Api.OpenApi.Shapes;

/// <summary>An OpenAI request to complete a text. Fields that are not listed here are passed on as they are.</summary>
internal sealed record CompletionRequestShape
{
    /// <summary><c>provider/model</c>, <c>rotation/id</c>, a rotation's name, or a model's name that one provider has.</summary>
    public required string Model { get; init; }

    /// <summary>A text, a list of texts, a list of tokens or a list of those. Providers of other dialects take one text.</summary>
    public required JsonNode Prompt { get; init; }

    /// <summary>Answer with server-sent events.</summary>
    public bool? Stream { get; init; }

    /// <summary>Most tokens of answer.</summary>
    public int? MaxTokens { get; init; }

    public double? Temperature { get; init; }

    /// <summary>A text or a list of texts at which the answer ends.</summary>
    public JsonNode? Stop { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; init; }
}
