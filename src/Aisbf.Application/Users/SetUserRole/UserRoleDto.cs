namespace Aisbf.Application.Users.SetUserRole;

/// <summary>A role to be given.</summary>
public sealed record UserRoleDto
{
    /// <summary><c>user</c>, <c>admin</c> or <c>global_admin</c>.</summary>
    public string? Role { get; init; }
}
