namespace Aisbf.Api.OpenApi.Shapes;

/// <summary>A picture to be varied. Fields that are not listed here are passed on as they are.</summary>
internal sealed record ImageVariationForm
{
    /// <summary><c>provider/model</c>, <c>rotation/id</c>, a rotation's name, or a model's name that one provider has.</summary>
    public required string Model { get; init; }

    /// <summary>The picture.</summary>
    public required IFormFile Image { get; init; }

    /// <summary>How many pictures to make.</summary>
    public int? N { get; init; }

    public string? Size { get; init; }

    /// <summary><c>url</c> or <c>b64_json</c>.</summary>
    public string? ResponseFormat { get; init; }
}
