using Aisbf.Domain.Tenancy;

namespace Aisbf.Infrastructure.Persistence.Tokens;

/// <summary>An access token. Revoked ones are kept, because records of use name them; of each owner's the latest only.</summary>
internal sealed class TokenRow
{
    public Guid Id { get; set; }

    public Guid OwnerId { get; set; }

    public required byte[] Hash { get; set; }

    public required string LastFour { get; set; }

    public required string Description { get; set; }

    public TokenScope Scope { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? ExpiresAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>Names that may be asked for, one to a line; null for any.</summary>
    public string? AllowedModels { get; set; }

    /// <summary>Addresses that it may come from, one to a line; null for any.</summary>
    public string? AllowedAddresses { get; set; }

    /// <summary>The token that made this one, if one did.</summary>
    public Guid? MadeBy { get; set; }

    /// <summary>The token that took this one's place, if one did; until <see cref="ExpiresAt"/> both work.</summary>
    public Guid? ReplacedBy { get; set; }
}
