using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Aisbf.Api.OpenApi.Shapes;

/// <summary>Ranked documents, as the provider sent them.</summary>
internal sealed record RerankShape
{
    /// <summary>The best first, each with the <c>index</c> of its document and its <c>relevance_score</c>.</summary>
    public required IReadOnlyList<JsonObject> Results { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; init; }
}
