using Aisbf.Application.Configuration;

namespace Aisbf.Application.Autoselects;

/// <summary>An autoselect as configuration writes it.</summary>
public sealed record AutoselectDto : AdvertisedDto, IResourceDto
{
    /// <inheritdoc/>
    public string? Id { get; init; }

    /// <summary>The name that clients may use in place of the id; the id when left out.</summary>
    public string? ModelName { get; init; }

    /// <summary>Who picks: <c>internal</c> (when left out or blank), a rotation, a <c>provider/model</c> or a provider.</summary>
    public string? SelectionModel { get; init; }

    /// <summary>Used when nothing could be picked.</summary>
    public string? Fallback { get; init; }

    public IReadOnlyList<AutoselectModelDto>? AvailableModels { get; init; }

    public bool? ClassifyNsfw { get; init; }

    public bool? ClassifyPrivacy { get; init; }

    public bool? ClassifySemantic { get; init; }
}
