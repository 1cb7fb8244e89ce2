using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Accounts;

/// <summary>What roles are called in requests and answers.</summary>
public static class RoleNames
{
    public static string Of(UserRole role) => role switch
    {
        UserRole.GlobalAdmin => "global_admin",
        UserRole.Admin => "admin",
        _ => "user",
    };
}
