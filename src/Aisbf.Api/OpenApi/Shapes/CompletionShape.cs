using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Aisbf.Api.OpenApi.Shapes;

/// <summary>An OpenAI text completion. An OpenAI-compatible provider's answer comes as that provider sent it.</summary>
internal sealed record CompletionShape
{
    public required string Id { get; init; }

    /// <summary>Always <c>text_completion</c>.</summary>
    public required string Object { get; init; }

    /// <summary>Unix seconds.</summary>
    public required long Created { get; init; }

    /// <summary>The model that answered.</summary>
    public required string Model { get; init; }

    /// <summary>Each with its <c>text</c>, <c>index</c> and <c>finish_reason</c>.</summary>
    public required IReadOnlyList<JsonObject> Choices { get; init; }

    public ChatUsageShape? Usage { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; init; }
}
