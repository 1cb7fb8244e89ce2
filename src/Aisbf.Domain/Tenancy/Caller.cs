namespace Aisbf.Domain.Tenancy;

/// <summary>Who sent a request, as its bearer token or session tells. One instance per token, shared by all its requests.</summary>
/// <param name="Owner">Whose namespace the request works in.</param>
/// <param name="TokenId">The token's row; for a planted admin token, a session or with authentication off, <see cref="Guid.Empty"/>.</param>
/// <param name="Scope">What the token opens.</param>
/// <param name="ExpiresAt">When the token stops working, or null for never.</param>
public sealed record Caller(Owner Owner, Guid TokenId, TokenScope Scope, DateTimeOffset? ExpiresAt = null)
{
    /// <summary>The caller of every request while authentication is off.</summary>
    public static Caller Anonymous { get; } = new(Owner.Global, Guid.Empty, TokenScope.Api | TokenScope.Mcp | TokenScope.Admin);

    /// <summary>Who it is; the same as <see cref="Owner"/> unless an admin acts in somebody else's namespace.</summary>
    public Owner Self { get; init; } = Owner;

    /// <summary>The person's name in paths; null for the operator's tokens.</summary>
    public string? Username { get; init; }

    /// <summary>The person's role. The operator's tokens have none: their scope says what they may do.</summary>
    public UserRole Role { get; init; }

    /// <summary>Signed in, instead of presenting a token.</summary>
    public bool IsSession { get; init; }

    /// <summary>The admin who is signed in as this person, or null.</summary>
    public Guid? ImpersonatorId { get; init; }

    /// <summary>What the token is held to.</summary>
    public TokenLimits Limits { get; init; } = TokenLimits.None;

    /// <summary>A token of the operator's for administration, or a person with that right who is signed in.</summary>
    public bool IsAdmin => Scope.HasFlag(TokenScope.Admin) || IsSession && Role >= UserRole.Admin;

    /// <summary>May configure the installation itself.</summary>
    public bool IsGlobalAdmin => Scope.HasFlag(TokenScope.Admin) || IsSession && Role >= UserRole.GlobalAdmin;

    /// <summary>May act in some other people's namespaces, as <see cref="UserAdministrationPolicy"/> says: besides admins who are signed in, their tokens.</summary>
    public bool MayActForOthers => Scope.HasFlag(TokenScope.Admin) || !Self.IsGlobal && Role >= UserRole.Admin;

    /// <summary>This caller at work in another namespace.</summary>
    public Caller ActingIn(Owner owner) => this with { Owner = owner };
}
