using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aisbf.Api.OpenApi.Shapes;

/// <summary>An OpenAI chat completion. An OpenAI-compatible provider's answer comes as that provider sent it.</summary>
internal sealed record ChatCompletionShape
{
    public required string Id { get; init; }

    /// <summary>Always <c>chat.completion</c>.</summary>
    public required string Object { get; init; }

    /// <summary>Unix seconds.</summary>
    public required long Created { get; init; }

    /// <summary>The model that answered.</summary>
    public required string Model { get; init; }

    public required IReadOnlyList<ChatChoiceShape> Choices { get; init; }

    public ChatUsageShape? Usage { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; init; }
}
