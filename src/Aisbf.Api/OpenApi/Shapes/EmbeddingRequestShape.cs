using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Aisbf.Api.OpenApi.Shapes;

/// <summary>An OpenAI request for embeddings. Fields that are not listed here are passed on as they are.</summary>
internal sealed record EmbeddingRequestShape
{
    /// <summary><c>provider/model</c>, <c>rotation/id</c>, a rotation's name, or a model's name that one provider has.</summary>
    public required string Model { get; init; }

    /// <summary>A text, a list of texts, a list of tokens or a list of those. Google and Ollama take texts.</summary>
    public required JsonNode Input { get; init; }

    /// <summary><c>float</c> or <c>base64</c>.</summary>
    public string? EncodingFormat { get; init; }

    /// <summary>Numbers in each vector, for models that let one choose.</summary>
    public int? Dimensions { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; init; }
}
