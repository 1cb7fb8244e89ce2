using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aisbf.Api.OpenApi.Shapes;

/// <summary>An OpenAI request for speech. Fields that are not listed here are passed on as they are.</summary>
internal sealed record SpeechRequestShape
{
    /// <summary><c>provider/model</c>, <c>rotation/id</c>, a rotation's name, or a model's name that one provider has.</summary>
    public required string Model { get; init; }

    /// <summary>What to say.</summary>
    public required string Input { get; init; }

    /// <summary>The provider's name of a voice.</summary>
    public required string Voice { get; init; }

    /// <summary><c>mp3</c>, <c>opus</c>, <c>aac</c>, <c>flac</c>, <c>wav</c> or <c>pcm</c>; the last two with Google.</summary>
    public string? ResponseFormat { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; init; }
}
