namespace Aisbf.Api.OpenApi.Shapes;

/// <summary>A recording that is to be written down. Fields that are not listed here are passed on as they are.</summary>
internal sealed record TranscriptionForm
{
    /// <summary><c>provider/model</c>, <c>rotation/id</c>, a rotation's name, or a model's name that one provider has.</summary>
    public required string Model { get; init; }

    /// <summary>The recording.</summary>
    public required IFormFile File { get; init; }

    /// <summary>The recording's language, as ISO 639-1.</summary>
    public string? Language { get; init; }

    /// <summary>Words that guide the model's style.</summary>
    public string? Prompt { get; init; }

    /// <summary><c>json</c>, <c>text</c>, <c>srt</c>, <c>verbose_json</c>, <c>vtt</c> or what else the model knows.</summary>
    public string? ResponseFormat { get; init; }

    public double? Temperature { get; init; }

    /// <summary>Answer with server-sent events, if the model can.</summary>
    public bool? Stream { get; init; }
}
