namespace Aisbf.Application.Rotations;

/// <summary>A line of a rotation: a provider with some of its models, or other rotations.</summary>
public sealed record RotationEntryDto
{
    /// <summary>A provider's id, or <c>rotation</c> to make the models the ids of rotations.</summary>
    public string? ProviderId { get; init; }

    /// <summary>Used instead of the provider's key. Masked in answers; left out, null or masked keeps, empty removes.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Weight of the models that state none; 1 when left out.</summary>
    public double? Weight { get; init; }

    /// <summary>When empty, all models that the provider lists.</summary>
    public IReadOnlyList<RotationModelDto>? Models { get; init; }

    /// <summary>The provider only: a log line that formats an entry must not show its key.</summary>
    public override string ToString() => $"entry {ProviderId}";
}
