namespace Aisbf.Infrastructure.Persistence.Accounts;

/// <summary>A session that was ended while cookies of it could still be around.</summary>
internal sealed class EndedSessionRow
{
    public Guid SessionId { get; set; }

    /// <summary>When no cookie of it can count any more, ended or not.</summary>
    public DateTimeOffset ExpiresAt { get; set; }
}
