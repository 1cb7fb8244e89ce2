namespace Aisbf.Application.Passkeys;

/// <summary>A passkey of somebody's.</summary>
public sealed record PasskeyDto
{
    /// <summary>The credential's id, in base 64 for URLs.</summary>
    public required string Id { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
