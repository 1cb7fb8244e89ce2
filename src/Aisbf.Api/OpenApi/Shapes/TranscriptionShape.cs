using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aisbf.Api.OpenApi.Shapes;

/// <summary>What was said. The formats that are no JSON come as the provider sent them.</summary>
internal sealed record TranscriptionShape
{
    public required string Text { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; init; }
}
