namespace Aisbf.Domain.Rotations;

/// <summary>A model in a rotation entry, with values that win over the rotation's and the provider's defaults.</summary>
public sealed record RotationModel
{
    /// <summary>The upstream's model name, or the id of a rotation in an entry of that kind.</summary>
    public required string Name { get; init; }

    /// <summary>Null: the entry's weight.</summary>
    public double? Weight { get; init; }

    public double? RateLimit { get; init; }

    public int? MaxRequestTokens { get; init; }

    public int? MaxTokens { get; init; }

    public int? ContextSize { get; init; }

    /// <summary>
    /// Names the space that its embeddings are in. Models of a rotation with the same stand in for each other; null: only the
    /// same model elsewhere does.
    /// </summary>
    public string? VectorSpace { get; init; }

    public IReadOnlyList<string>? Capabilities { get; init; }

    public bool Nsfw { get; init; }

    public bool Privacy { get; init; }
}
