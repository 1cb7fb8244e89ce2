namespace Aisbf.Application.Users.CreateUser;

/// <summary>An account to be made.</summary>
public sealed record NewUserDto
{
    /// <summary>The name in paths: 3 to 50 letters, digits, <c>_</c>, <c>.</c> and <c>-</c>. It cannot be changed later.</summary>
    public string? Username { get; init; }

    /// <summary>The address. Whoever makes the account vouches for it.</summary>
    public string? Email { get; init; }

    /// <summary>8 characters at least.</summary>
    public string? Password { get; init; }

    /// <summary><c>user</c> (when left out), <c>admin</c> or <c>global_admin</c>.</summary>
    public string? Role { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"new user {Username}";
}
