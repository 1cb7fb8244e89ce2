namespace Aisbf.Application.Accounts.SignIn;

/// <summary>Who has signed in.</summary>
public sealed record SignedInDto
{
    /// <summary>True where the password was right and no session has begun yet: a second factor is asked for.</summary>
    public bool TwoFactorRequired { get; init; }

    /// <summary>The name in paths. Left out until the second factor is there, as is what follows.</summary>
    public string? Username { get; init; }

    public string? DisplayName { get; init; }

    /// <summary><c>user</c>, <c>admin</c> or <c>global_admin</c>.</summary>
    public string? Role { get; init; }
}
