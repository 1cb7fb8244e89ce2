namespace Aisbf.Application.Tokens.CreateToken;

/// <summary>A token to be made.</summary>
public sealed record NewTokenDto
{
    /// <summary>The owner's own words, up to 200 characters.</summary>
    public string? Description { get; init; }

    /// <summary><c>api</c> (when left out), <c>mcp</c>, <c>both</c> or <c>admin</c>.</summary>
    public string? Scope { get; init; }

    /// <summary>When it stops working; never when this and <see cref="ExpiresInDays"/> are left out.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>In how many days it stops working, in place of <see cref="ExpiresAt"/>.</summary>
    public int? ExpiresInDays { get; init; }
}
