using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Abstractions;

/// <summary>An access token as it is kept: its hash, never the token.</summary>
public sealed class StoredToken
{
    /// <summary>Names the token in management calls.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose namespace it opens.</summary>
    public required Owner Owner { get; init; }

    /// <summary>What a presented token is compared with.</summary>
    public required TokenHash Hash { get; init; }

    /// <summary>The token's last four characters, so that people can tell theirs apart.</summary>
    public required string LastFour { get; init; }

    /// <summary>The owner's own words.</summary>
    public required string Description { get; init; }

    /// <summary>What it opens.</summary>
    public required TokenScope Scope { get; init; }

    /// <summary>What it is held to besides.</summary>
    public TokenLimits Limits { get; init; } = TokenLimits.None;

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it stops working, or null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was last presented, a flush interval late at most; null for never.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>The token that made it; null for one that was made in a session, or at the start.</summary>
    public Guid? MadeBy { get; init; }

    /// <summary>The token that took its place, or null; both work until <see cref="ExpiresAt"/>.</summary>
    public Guid? ReplacedBy { get; init; }
}
