using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Abstractions;

/// <summary>An access token as it is kept: its hash, never the token.</summary>
/// <param name="Id">Names the token in management calls.</param>
/// <param name="Owner">Whose namespace it opens.</param>
/// <param name="Hash">What a presented token is compared with.</param>
/// <param name="LastFour">The token's last four characters, so that people can tell theirs apart.</param>
/// <param name="Description">The owner's own words.</param>
/// <param name="Scope">What it opens.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When it stops working, or null for never.</param>
/// <param name="LastUsedAt">When it was last presented, a flush interval late at most; null for never.</param>
public sealed record StoredToken(
    Guid Id,
    Owner Owner,
    TokenHash Hash,
    string LastFour,
    string Description,
    TokenScope Scope,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? LastUsedAt);
