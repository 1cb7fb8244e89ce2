using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Aisbf.Api.OpenApi.Shapes;

/// <summary>OpenAI images. An OpenAI-compatible provider's answer comes as that provider sent it.</summary>
internal sealed record ImagesShape
{
    /// <summary>Unix seconds.</summary>
    public required long Created { get; init; }

    /// <summary>Each with its <c>b64_json</c> or its <c>url</c>.</summary>
    public required IReadOnlyList<JsonObject> Data { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; init; }
}
