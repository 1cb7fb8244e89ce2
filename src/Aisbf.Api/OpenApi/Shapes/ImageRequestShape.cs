using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aisbf.Api.OpenApi.Shapes;

/// <summary>An OpenAI request for images. Fields that are not listed here are passed on as they are.</summary>
internal sealed record ImageRequestShape
{
    /// <summary><c>provider/model</c>, <c>rotation/id</c>, a rotation's name, or a model's name that one provider has.</summary>
    public required string Model { get; init; }

    /// <summary>What to draw.</summary>
    public required string Prompt { get; init; }

    /// <summary>How many images.</summary>
    public int? N { get; init; }

    /// <summary>Such as <c>1024x1024</c>. Google is told the shape that comes nearest.</summary>
    public string? Size { get; init; }

    /// <summary><c>b64_json</c> or <c>url</c>. Google gives the former only.</summary>
    public string? ResponseFormat { get; init; }

    /// <summary>Answer with server-sent events.</summary>
    public bool? Stream { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; init; }
}
