namespace Aisbf.Domain.Rotations;

/// <summary>A named group of provider models that stand in for each other.</summary>
public sealed record Rotation
{
    public required string Id { get; init; }

    /// <summary>As <see cref="Providers.Provider.Revision"/>.</summary>
    public long Revision { get; init; }

    /// <summary>The name that clients may use in place of the id.</summary>
    public required string ModelName { get; init; }

    /// <summary>How candidates are ordered: a name of <see cref="RotationStrategies"/>.</summary>
    public string Strategy { get; init; } = RotationStrategies.Weighted;

    public IReadOnlyList<RotationEntry> Entries { get; init; } = [];

    /// <summary>When every candidate failed, answer 200 with the diagnosis as assistant text, for chat user interfaces.</summary>
    public bool NotifyErrors { get; init; }

    /// <summary>Tell the client (headers and <c>aisbf_failover</c>) when another than the preferred candidate served.</summary>
    public bool NotifyOnFailover { get; init; }

    public IReadOnlyList<string>? Capabilities { get; init; }

    public string? Description { get; init; }

    /// <summary>Context size advertised in model lists; null means the largest of the members.</summary>
    public int? ContextLength { get; init; }

    public double? DefaultRateLimit { get; init; }

    public int? DefaultMaxRequestTokens { get; init; }

    public int? DefaultMaxTokens { get; init; }

    public int? DefaultContextSize { get; init; }

    public TimeSpan? DefaultErrorCooldown { get; init; }
}
