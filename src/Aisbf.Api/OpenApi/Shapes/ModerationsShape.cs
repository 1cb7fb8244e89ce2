using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Aisbf.Api.OpenApi.Shapes;

/// <summary>OpenAI's verdicts on contents, as the provider sent them.</summary>
internal sealed record ModerationsShape
{
    public required string Id { get; init; }

    /// <summary>The model that answered.</summary>
    public required string Model { get; init; }

    /// <summary>Each with <c>flagged</c>, <c>categories</c> and <c>category_scores</c>.</summary>
    public required IReadOnlyList<JsonObject> Results { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; init; }
}
