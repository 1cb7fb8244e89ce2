using Microsoft.AspNetCore.Identity;

namespace Aisbf.Infrastructure.Identity;

/// <summary>What people write to say which account is theirs.</summary>
internal static class LoginNames
{
    /// <summary>The account with this username or e-mail address. No username has an at sign.</summary>
    public static Task<AisbfUser?> FindByLoginNameAsync(this UserManager<AisbfUser> users, string login) =>
        login.Contains('@', StringComparison.Ordinal) ? users.FindByEmailAsync(login) : users.FindByNameAsync(login);
}
