using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Aisbf.Api.OpenApi.Shapes;

/// <summary>A response. The answer of a provider that has the Responses API itself comes as that provider sent it.</summary>
internal sealed record ResponseShape
{
    public required string Id { get; init; }

    /// <summary>Always <c>response</c>.</summary>
    public required string Object { get; init; }

    public required long CreatedAt { get; init; }

    /// <summary><c>completed</c>, or <c>incomplete</c> with the reason in <c>incomplete_details</c>.</summary>
    public required string Status { get; init; }

    public JsonObject? IncompleteDetails { get; init; }

    /// <summary>The model that answered.</summary>
    public required string Model { get; init; }

    /// <summary>What the model thought, said and called.</summary>
    public required IReadOnlyList<JsonObject> Output { get; init; }

    /// <summary>Always false: nothing is stored.</summary>
    public required bool Store { get; init; }

    public JsonObject? Usage { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; init; }
}
