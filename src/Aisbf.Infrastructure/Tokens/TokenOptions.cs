namespace Aisbf.Infrastructure.Tokens;

/// <summary>How access tokens are kept in memory.</summary>
public sealed class TokenOptions
{
    public const string Section = "Aisbf:Tokens";

    /// <summary>Configuration key of <see cref="AdminToken"/>.</summary>
    public const string AdminTokenKey = "Aisbf:AdminToken";

    /// <summary>Least length of <see cref="AdminToken"/>.</summary>
    public const int MinAdminTokenLength = 16;

    /// <summary>
    /// A token with every scope that exists as long as it is configured and is never stored: the way in on a new
    /// installation. None by default.
    /// </summary>
    public string? AdminToken { get; set; }

    /// <summary>How often it is written when tokens were last used; 30 s by default.</summary>
    public TimeSpan LastUseInterval { get; set; } = TimeSpan.FromSeconds(30);
}
