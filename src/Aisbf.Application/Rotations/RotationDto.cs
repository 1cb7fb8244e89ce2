using Aisbf.Application.Configuration;

namespace Aisbf.Application.Rotations;

/// <summary>A rotation as configuration writes it.</summary>
public sealed record RotationDto : AdvertisedDto, IResourceDto
{
    /// <inheritdoc/>
    public string? Id { get; init; }

    /// <summary>The name that clients may use in place of the id; the id when left out.</summary>
    public string? ModelName { get; init; }

    /// <summary>How candidates are ordered: <c>weighted</c> (when left out), <c>priority</c>, <c>least_latency</c> or <c>cheapest</c>.</summary>
    public string? Strategy { get; init; }

    public IReadOnlyList<RotationEntryDto>? Providers { get; init; }

    /// <summary>When every candidate failed, answer 200 with the diagnosis as text. False when left out.</summary>
    public bool? Notifyerrors { get; init; }

    /// <summary>Tell the client when another than the preferred candidate served. False when left out.</summary>
    public bool? NotifyOnFailover { get; init; }
}
