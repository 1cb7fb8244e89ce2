using Aisbf.Application.Abstractions;
using Aisbf.Application.Accounts.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Aisbf.Infrastructure.Identity;

/// <summary>Sessions in Identity's cookie.</summary>
internal sealed class AccountSessions(
    UserManager<AisbfUser> users, AccountSignIn signIn, PasswordCheck passwords, AccountReader reader, KnownDevices devices, EndedSessions ended) : IAccountSessions
{
    public async Task<SignInOutcome> SignInAsync(string login, string password, bool remember)
    {
        var user = await users.FindByLoginNameAsync(login);
        if (!(await passwords.IsRightAsync(user, password)).TryGet(out var isRight, out _))
        {
            return new SignInOutcome(SignInStatus.Busy, null);
        }

        if (user is null)
        {
            return new SignInOutcome(SignInStatus.Refused, null);
        }

        var status = !isRight || user.IsDisabled ? SignInStatus.Refused
            : !await signIn.CanSignInAsync(user) ? SignInStatus.Unverified
            : await StartAsync(user, remember);
        return new SignInOutcome(status, await reader.ReadAsync(user));
    }

    public async Task SignOutAsync()
    {
        var session = await signIn.Context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        await ended.AddAsync(session.Properties);
        await signIn.SignOutAsync();
    }

    public async Task EndAllAsync(Guid userId)
    {
        if (await users.FindByIdAsync(userId.ToString()) is { } user)
        {
            await users.UpdateSecurityStampAsync(user);
        }
    }

    public async Task KeepAsync(Guid userId)
    {
        if (await users.FindByIdAsync(userId.ToString()) is { } user)
        {
            await signIn.RefreshSignInAsync(user);
        }
    }

    private async Task<SignInStatus> StartAsync(AisbfUser user, bool remember)
    {
        if ((await signIn.StartAsync(user, remember)).RequiresTwoFactor)
        {
            return SignInStatus.SecondFactorNeeded;
        }

        devices.Remember(user);
        return SignInStatus.SignedIn;
    }
}
