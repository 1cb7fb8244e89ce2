using Aisbf.Domain.Common;

namespace Aisbf.Domain.Rotations;

/// <summary>One line of a rotation: a provider with some of its models, or other rotations.</summary>
public sealed record RotationEntry
{
    /// <summary>A provider's id, or one of the words in <see cref="RotationEntryKinds"/>.</summary>
    public required string ProviderId { get; init; }

    /// <summary>Used instead of the provider's own key.</summary>
    public Secret? ApiKey { get; init; }

    /// <summary>Weight of models that do not state their own.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Empty: all models that the provider lists.</summary>
    public IReadOnlyList<RotationModel> Models { get; init; } = [];
}
