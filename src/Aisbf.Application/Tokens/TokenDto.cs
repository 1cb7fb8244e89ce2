namespace Aisbf.Application.Tokens;

/// <summary>An access token as lists show it: never the token itself.</summary>
public sealed class TokenDto
{
    public Guid Id { get; init; }

    public string Description { get; init; } = "";

    /// <summary>What it opens: <c>api</c>, <c>mcp</c>, <c>both</c> or <c>admin</c> (which opens the others too).</summary>
    public string Scope { get; init; } = "";

    /// <summary>The token's last four characters.</summary>
    public string LastFour { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it stops working; left out for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was last used, up to half a minute late; left out for never.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }
}
