using Aisbf.Application.Abstractions;
using Aisbf.Application.Accounts;

namespace Aisbf.Application.Users;

/// <summary>A person's account, as admins see it.</summary>
public sealed record UserDto
{
    public required Guid Id { get; init; }

    public required string Username { get; init; }

    public required string Email { get; init; }

    /// <summary>The address is known to be the person's.</summary>
    public required bool EmailVerified { get; init; }

    /// <summary>What the person likes to be called.</summary>
    public required string? DisplayName { get; init; }

    /// <summary><c>user</c>, <c>admin</c> or <c>global_admin</c>.</summary>
    public required string Role { get; init; }

    /// <summary>False: signs in nowhere, and no token of it works.</summary>
    public required bool IsEnabled { get; init; }

    /// <summary>Signing in takes a second factor besides the password.</summary>
    public required bool TwoFactorEnabled { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The admin who made the account; left out for people who signed up and for accounts that a token of the operator's made.</summary>
    public required string? CreatedBy { get; init; }

    public required DateTimeOffset? LastSignedInAt { get; init; }

    internal static UserDto Of(UserAccount account) => new()
    {
        Id = account.Id,
        Username = account.Username,
        Email = account.Email,
        EmailVerified = account.IsEmailConfirmed,
        DisplayName = account.DisplayName,
        Role = RoleNames.Of(account.Role),
        IsEnabled = account.IsEnabled,
        TwoFactorEnabled = account.IsTwoFactorEnabled,
        CreatedAt = account.CreatedAt,
        CreatedBy = account.CreatedBy,
        LastSignedInAt = account.LastSignedInAt,
    };
}
