using Aisbf.Application.Abstractions;
using Aisbf.Application.Accounts;
using Aisbf.Domain.Common;
using Aisbf.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Aisbf.Infrastructure.Identity;

/// <summary>Passwords and mailed tokens, by Identity.</summary>
internal sealed class AccountCredentials(UserManager<AisbfUser> users, PasswordCheck passwords, AccountReader reader) : IAccountCredentials
{
    private static readonly Error InvalidLink = new(ErrorCode.InvalidRequest, "The link is not valid, or no longer.", "token");

    public async Task<bool> CheckPasswordAsync(Guid userId, string password) =>
        await passwords.IsRightAsync(await users.FindByIdAsync(userId.ToString()), password);

    public async Task<Result<Unit>> ChangePasswordAsync(Guid userId, string current, string next)
    {
        var changed = await users.ChangePasswordAsync(await GetAsync(userId), current, next);
        return changed.Succeeded ? default(Unit) : IdentityErrors.Of(changed);
    }

    public async Task<string> CreateVerificationTokenAsync(Guid userId) => await users.GenerateEmailConfirmationTokenAsync(await GetAsync(userId));

    public async Task<string> CreateResetTokenAsync(Guid userId) => await users.GeneratePasswordResetTokenAsync(await GetAsync(userId));

    public async Task<string> CreateEmailChangeTokenAsync(Guid userId, string email) =>
        await users.GenerateChangeEmailTokenAsync(await GetAsync(userId), email);

    public async Task<Result<Account>> VerifyEmailAsync(Guid userId, string token)
    {
        if (await users.FindByIdAsync(userId.ToString()) is not { IsDisabled: false } user)
        {
            return InvalidLink;
        }

        var confirmed = await users.ConfirmEmailAsync(user, token);
        return confirmed.Succeeded ? await reader.ReadAsync(user) : IdentityErrors.Of(confirmed);
    }

    public async Task<Result<Account>> ResetPasswordAsync(Guid userId, string token, string password)
    {
        if (await users.FindByIdAsync(userId.ToString()) is not { IsDisabled: false, EmailConfirmed: true } user)
        {
            return InvalidLink;
        }

        var reset = await users.ResetPasswordAsync(user, token, password);
        if (!reset.Succeeded)
        {
            return IdentityErrors.Of(reset);
        }

        // Whoever guessed at the old password has nothing to do with the new one.
        await users.SetLockoutEndDateAsync(user, null);
        await users.ResetAccessFailedCountAsync(user);
        return await reader.ReadAsync(user);
    }

    public async Task<Result<Account>> ConfirmEmailChangeAsync(Guid userId, string token)
    {
        if (await users.FindByIdAsync(userId.ToString()) is not { IsDisabled: false, PendingEmail: { } email } user)
        {
            return InvalidLink;
        }

        var before = await reader.ReadAsync(user);
        user.PendingEmail = null;
        try
        {
            var changed = await users.ChangeEmailAsync(user, email, token);
            return changed.Succeeded ? before : IdentityErrors.Of(changed);
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            return IdentityErrors.Of(IdentityResult.Failed(users.ErrorDescriber.DuplicateEmail(email)));
        }
    }

    private async Task<AisbfUser> GetAsync(Guid userId) =>
        await users.FindByIdAsync(userId.ToString()) ?? throw new InvalidOperationException("The account was removed in between.");
}
