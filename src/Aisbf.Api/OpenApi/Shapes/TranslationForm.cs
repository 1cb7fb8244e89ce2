namespace Aisbf.Api.OpenApi.Shapes;

/// <summary>A recording that is to be written down in English. Fields that are not listed here are passed on as they are.</summary>
internal sealed record TranslationForm
{
    /// <summary><c>provider/model</c>, <c>rotation/id</c>, a rotation's name, or a model's name that one provider has.</summary>
    public required string Model { get; init; }

    /// <summary>The recording.</summary>
    public required IFormFile File { get; init; }

    /// <summary>Words that guide the model's style, in English.</summary>
    public string? Prompt { get; init; }

    /// <summary><c>json</c>, <c>text</c>, <c>srt</c>, <c>verbose_json</c> or <c>vtt</c>.</summary>
    public string? ResponseFormat { get; init; }

    public double? Temperature { get; init; }
}
