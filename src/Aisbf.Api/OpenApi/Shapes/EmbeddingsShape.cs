using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Aisbf.Api.OpenApi.Shapes;

/// <summary>OpenAI embeddings. An OpenAI-compatible provider's answer comes as that provider sent it.</summary>
internal sealed record EmbeddingsShape
{
    /// <summary>Always <c>list</c>.</summary>
    public required string Object { get; init; }

    /// <summary>Each with its <c>index</c> and its <c>embedding</c>: numbers, or little-endian 32-bit floats in base64.</summary>
    public required IReadOnlyList<JsonObject> Data { get; init; }

    /// <summary>The model that answered.</summary>
    public required string Model { get; init; }

    /// <summary><c>prompt_tokens</c> and <c>total_tokens</c>, where the provider counts them.</summary>
    public JsonObject? Usage { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; init; }
}
