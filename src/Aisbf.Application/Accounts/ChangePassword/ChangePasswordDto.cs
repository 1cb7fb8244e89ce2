namespace Aisbf.Application.Accounts.ChangePassword;

/// <summary>A change of password.</summary>
public sealed record ChangePasswordDto
{
    public string? CurrentPassword { get; init; }

    /// <summary>At least 8 characters, 4 of them different.</summary>
    public string? NewPassword { get; init; }

    /// <inheritdoc/>
    public override string ToString() => nameof(ChangePasswordDto);
}
