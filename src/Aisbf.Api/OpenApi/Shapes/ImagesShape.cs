using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Aisbf.Api.OpenApi.Shapes;

/// <summary>Pictures, each as <c>b64_json</c> or as a <c>url</c>.</summary>
internal sealed record ImagesShape
{
    /// <summary>Unix seconds.</summary>
    public required long Created { get; init; }

    public required IReadOnlyList<JsonObject> Data { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; init; }
}
