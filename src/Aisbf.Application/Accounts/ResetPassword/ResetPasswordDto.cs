namespace Aisbf.Application.Accounts.ResetPassword;

/// <summary>What a link to a new password carries, and that password.</summary>
public sealed record ResetPasswordDto
{
    /// <summary>The account's id.</summary>
    public Guid User { get; init; }

    public string? Token { get; init; }

    /// <summary>At least 8 characters, 4 of them different.</summary>
    public string? Password { get; init; }

    /// <inheritdoc/>
    public override string ToString() => nameof(ResetPasswordDto);
}
