namespace Aisbf.Api.OpenApi.Shapes;

/// <summary>Pictures to be changed, by their addresses. Fields that are not listed here are passed on as they are.</summary>
internal sealed record ImageEditRequestShape
{
    /// <summary><c>provider/model</c>, <c>rotation/id</c>, a rotation's name, or a model's name that one provider has.</summary>
    public required string Model { get; init; }

    /// <summary>What to change.</summary>
    public required string Prompt { get; init; }

    /// <summary>The pictures.</summary>
    public required IReadOnlyList<ImageAddressShape> Images { get; init; }

    /// <summary>Where the picture may be changed.</summary>
    public ImageAddressShape? Mask { get; init; }

    /// <summary>How many pictures to make.</summary>
    public int? N { get; init; }

    public string? Size { get; init; }

    /// <summary>Answer with server-sent events, if the model can.</summary>
    public bool? Stream { get; init; }
}
