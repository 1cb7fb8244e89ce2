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

    /// <summary>What it may ask for; left out for anything.</summary>
    public IReadOnlyList<string>? AllowedModels { get; init; }

    /// <summary>Where it may come from; left out for anywhere.</summary>
    public IReadOnlyList<string>? AllowedAddresses { get; init; }

    /// <summary>The id of the token that made it; left out for one that was made in a session.</summary>
    public Guid? MadeBy { get; init; }

    /// <summary>The id of the token that took its place; left out for none. Both work until <c>expires_at</c>.</summary>
    public Guid? ReplacedBy { get; init; }
}
