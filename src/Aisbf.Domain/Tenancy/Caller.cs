namespace Aisbf.Domain.Tenancy;

/// <summary>Who sent a request, as its bearer token tells. One instance per token, shared by all its requests.</summary>
/// <param name="Owner">Whose namespace the token opens.</param>
/// <param name="TokenId">The token's row; for a planted admin token or with authentication off, <see cref="Guid.Empty"/>.</param>
/// <param name="Scope">What the token opens.</param>
/// <param name="ExpiresAt">When the token stops working, or null for never.</param>
public sealed record Caller(Owner Owner, Guid TokenId, TokenScope Scope, DateTimeOffset? ExpiresAt = null)
{
    /// <summary>The caller of every request while authentication is off.</summary>
    public static Caller Anonymous { get; } = new(Owner.Global, Guid.Empty, TokenScope.Api | TokenScope.Mcp | TokenScope.Admin);

    public bool IsAdmin => Scope.HasFlag(TokenScope.Admin);
}
