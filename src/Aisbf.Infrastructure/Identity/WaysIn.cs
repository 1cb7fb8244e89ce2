using Microsoft.AspNetCore.Identity;

namespace Aisbf.Infrastructure.Identity;

/// <summary>The ways in which somebody can sign in.</summary>
internal static class WaysIn
{
    /// <summary>How many there are: the password, the external logins and the passkeys.</summary>
    public static async Task<int> CountWaysInAsync(this UserManager<AisbfUser> users, AisbfUser user) =>
        (user.PasswordHash is null ? 0 : 1) + (await users.GetLoginsAsync(user)).Count + (await users.GetPasskeysAsync(user)).Count;
}
