namespace Aisbf.Application.TwoFactor;

/// <summary>Shows that whoever sits at the browser knows the account's password.</summary>
public sealed record PasswordDto
{
    /// <summary>May be left out by accounts that have none because their owners sign in elsewhere.</summary>
    public string? Password { get; init; }

    /// <inheritdoc/>
    public override string ToString() => nameof(PasswordDto);
}
