using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Users;

/// <summary>Roles as the API spells them.</summary>
public static class UserRoleNames
{
    private static readonly Dictionary<string, UserRole> Roles = new(StringComparer.Ordinal)
    {
        ["user"] = UserRole.User,
        ["admin"] = UserRole.Admin,
        ["global_admin"] = UserRole.GlobalAdmin,
    };

    public static IReadOnlyCollection<string> All => Roles.Keys;

    /// <summary>The role with this name, or null.</summary>
    public static UserRole? Find(string? name) => name is not null && Roles.TryGetValue(name, out var role) ? role : null;

    public static string NameOf(UserRole role) => Roles.First(pair => pair.Value == role).Key;
}
