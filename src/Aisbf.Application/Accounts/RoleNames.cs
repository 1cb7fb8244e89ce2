using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Accounts;

/// <summary>What roles are called in requests and answers.</summary>
public static class RoleNames
{
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<UserRole>().Order().Select(Of)];

    /// <summary>The role with this name, or null.</summary>
    public static UserRole? Find(string? name) => name switch
    {
        "global_admin" => UserRole.GlobalAdmin,
        "admin" => UserRole.Admin,
        "user" => UserRole.User,
        _ => null,
    };

    public static string Of(UserRole role) => role switch
    {
        UserRole.GlobalAdmin => "global_admin",
        UserRole.Admin => "admin",
        _ => "user",
    };
}
