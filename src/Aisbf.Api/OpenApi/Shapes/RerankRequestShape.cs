using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Aisbf.Api.OpenApi.Shapes;

/// <summary>A request to rank documents, as Jina and Cohere take it. Fields that are not listed here are passed on as they are.</summary>
internal sealed record RerankRequestShape
{
    /// <summary><c>provider/model</c>, <c>rotation/id</c>, a rotation's name, or a model's name that one provider has.</summary>
    public required string Model { get; init; }

    /// <summary>What is looked for.</summary>
    public required JsonNode Query { get; init; }

    /// <summary>Texts, or objects where the provider takes them.</summary>
    public required IReadOnlyList<JsonNode> Documents { get; init; }

    /// <summary>How many of the best to answer.</summary>
    public int? TopN { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; init; }
}
