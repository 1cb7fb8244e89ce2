namespace Aisbf.Application.Tokens;

/// <summary>How long a token to be made works.</summary>
public abstract record TokenExpiryDto
{
    /// <summary>When it stops working.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>In how many days it stops working, in place of <see cref="ExpiresAt"/>.</summary>
    public int? ExpiresInDays { get; init; }

    /// <summary>The instant that is stated, or null.</summary>
    internal DateTimeOffset? EndFrom(DateTimeOffset now) => ExpiresInDays is { } days ? now.AddDays(days) : ExpiresAt;
}
