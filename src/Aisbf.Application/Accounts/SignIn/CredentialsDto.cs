namespace Aisbf.Application.Accounts.SignIn;

/// <summary>What a person signs in with.</summary>
public sealed record CredentialsDto
{
    /// <summary>The username, or the account's e-mail address.</summary>
    public string? Username { get; init; }

    public string? Password { get; init; }

    /// <summary>Keep the session for 30 days of no use, instead of 14, and when the browser is closed.</summary>
    public bool RememberMe { get; init; }

    /// <inheritdoc/>
    public override string ToString() => nameof(CredentialsDto);
}
