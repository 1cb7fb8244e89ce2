namespace Aisbf.Infrastructure.Persistence.Accounts;

/// <summary>A challenge that a passkey has answered.</summary>
internal sealed class UsedChallengeRow
{
    /// <summary>SHA-256 of the challenge.</summary>
    public byte[] Hash { get; set; } = [];

    /// <summary>When no answer to it can count any more, used or not.</summary>
    public DateTimeOffset ExpiresAt { get; set; }
}
