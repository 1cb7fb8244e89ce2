using System.Globalization;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;

namespace Aisbf.Infrastructure.TwoFactor;

/// <summary>Checks the codes of authenticator apps, in place of Identity's own provider, which takes a code as often as it comes.</summary>
internal sealed class AuthenticatorCodes(TimeProvider time) : IUserTwoFactorTokenProvider<AisbfUser>
{
    /// <summary>Under which what is ours is kept in <c>user_tokens</c>.</summary>
    public const string Owner = "Aisbf";

    public const string LastPeriod = "LastAuthenticatorPeriod";

    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<AisbfUser> manager, AisbfUser user) =>
        await manager.GetAuthenticatorKeyAsync(user) is not null;

    /// <summary>The app makes the codes.</summary>
    public Task<string> GenerateAsync(string purpose, UserManager<AisbfUser> manager, AisbfUser user) => Task.FromResult("");

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<AisbfUser> manager, AisbfUser user)
    {
        if (await manager.GetAuthenticatorKeyAsync(user) is not { } key)
        {
            return false;
        }

        var last = await manager.GetAuthenticationTokenAsync(user, Owner, LastPeriod);
        long? lastPeriod = last is null ? null : long.Parse(last, CultureInfo.InvariantCulture);
        if (TimeBasedCode.FindPeriod(key, token, time.GetUtcNow(), lastPeriod) is not { } period)
        {
            return false;
        }

        // Changes the account's row as well: of two requests with the same code at the same time, one does not get it changed.
        var saved = await manager.SetAuthenticationTokenAsync(user, Owner, LastPeriod, period.ToString(CultureInfo.InvariantCulture));
        return saved.Succeeded;
    }
}
