using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Aisbf.Api.OpenApi.Shapes;

/// <summary>An OpenAI request to classify contents. Fields that are not listed here are passed on as they are.</summary>
internal sealed record ModerationRequestShape
{
    /// <summary><c>provider/model</c>, <c>rotation/id</c>, a rotation's name, or a model's name that one provider has.</summary>
    public required string Model { get; init; }

    /// <summary>A text, a list of texts, or a list of parts with texts and images.</summary>
    public required JsonNode Input { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; init; }
}
