namespace Aisbf.Application.Accounts.ChangeEmail;

/// <summary>The address that a person wants to change to.</summary>
public sealed record ChangeEmailDto
{
    public string? Email { get; init; }

    /// <summary>The account's password.</summary>
    public string? Password { get; init; }

    /// <inheritdoc/>
    public override string ToString() => nameof(ChangeEmailDto);
}
