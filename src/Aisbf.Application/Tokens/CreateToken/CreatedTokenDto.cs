namespace Aisbf.Application.Tokens.CreateToken;

/// <summary>A token that was just made: the only answer that ever holds the token itself.</summary>
public sealed record CreatedTokenDto
{
    public required Guid Id { get; init; }

    /// <summary>The token. It is stored as a hash only and cannot be shown again.</summary>
    public required string Token { get; init; }

    public required string Scope { get; init; }

    public required string Description { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? ExpiresAt { get; init; }

    public required string LastFour { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"token {Id:N}";
}
