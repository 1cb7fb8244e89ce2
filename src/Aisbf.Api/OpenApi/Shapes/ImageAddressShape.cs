namespace Aisbf.Api.OpenApi.Shapes;

/// <summary>Where a picture is.</summary>
internal sealed record ImageAddressShape
{
    /// <summary>An address that the provider can reach, or a data URL.</summary>
    public string? ImageUrl { get; init; }

    /// <summary>The id of a file at the provider.</summary>
    public string? FileId { get; init; }
}
