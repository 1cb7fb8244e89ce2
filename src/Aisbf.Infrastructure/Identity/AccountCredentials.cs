using Aisbf.Application.Abstractions;
using Aisbf.Application.Accounts;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Aisbf.Infrastructure.Identity;

/// <summary>Passwords and mailed tokens, by Identity.</summary>
internal sealed class AccountCredentials(
    UserManager<AisbfUser> users,
    UserRegistrar registrar,
    PasswordCheck passwords,
    PasswordHashing hashing,
    EarlierAccess earlier,
    RightsLock rights,
    AccountReader reader,
    IOwnerChanges changes) : IAccountCredentials
{
    private static readonly (string Provider, string Purpose) VerifyEmail = (EmailTokenProvider.ProviderName, UserManager<AisbfUser>.ConfirmEmailTokenPurpose);
    private static readonly (string Provider, string Purpose) ResetPassword = (ResetTokenProvider.ProviderName, UserManager<AisbfUser>.ResetPasswordTokenPurpose);
    private static readonly Error InvalidLink = new(ErrorCode.InvalidRequest, "The link is not valid, or no longer.", "token");

    public async Task<Result<Unit>> ConfirmPasswordAsync(Guid userId, string password, string field)
    {
        var confirmed = await passwords.ConfirmAsync(await GetAsync(userId), password);
        return confirmed.TryGet(out var isRight, out var busy) ? isRight ? default(Unit) : AccountErrors.WrongPassword(field) : busy;
    }

    public async Task<Result<Unit>> ChangePasswordAsync(Guid userId, string password)
    {
        var user = await GetAsync(userId);
        if (!(await hashing.HashNewAsync(user, password)).TryGet(out var hash, out var error))
        {
            return error;
        }

        user.PasswordHash = hash;
        var changed = await users.UpdateSecurityStampAsync(user);
        return changed.Succeeded ? default(Unit) : IdentityErrors.Of(changed);
    }

    public async Task<string> CreateVerificationTokenAsync(Guid userId) => await users.GenerateEmailConfirmationTokenAsync(await GetAsync(userId));

    public async Task<string> CreateResetTokenAsync(Guid userId) => await users.GeneratePasswordResetTokenAsync(await GetAsync(userId));

    public async Task<string> CreateEmailChangeTokenAsync(Guid userId, string email) =>
        await users.GenerateChangeEmailTokenAsync(await GetAsync(userId), email);

    public async Task<Result<Account>> VerifyEmailAsync(Guid userId, string token)
    {
        var verified = await rights.RunAsync<Account>(
            async () =>
            {
                if (await FindAsync(userId, VerifyEmail, token) is not { } user)
                {
                    return InvalidLink;
                }

                // The link works again while it lives; only the first time says anything new.
                return user.EmailConfirmed ? await reader.ReadAsync(user) : await VerifyOnceAsync(user);
            },
            CancellationToken.None);
        await PublishAsync(userId, verified.IsSuccess);
        return verified;
    }

    public async Task<Result<Account>> ResetPasswordAsync(Guid userId, string token, string password)
    {
        if (await FindAsync(userId, ResetPassword, token) is not { EmailConfirmed: true } asking)
        {
            return InvalidLink;
        }

        // Before the transaction: hashing takes a while, and nobody should have to wait for it.
        if (!(await hashing.HashNewAsync(asking, password)).TryGet(out var hash, out var error))
        {
            return error;
        }

        var reset = await rights.RunAsync<Account>(
            async () =>
            {
                if (await FindAsync(userId, ResetPassword, token) is not { EmailConfirmed: true } user)
                {
                    return InvalidLink;
                }

                // Whoever guessed at the old password has nothing to do with the new one, and whoever had the account has nothing in it any more.
                (user.PasswordHash, user.LockoutEnd, user.AccessFailedCount, user.PendingEmail) = (hash, null, 0, null);
                await earlier.RevokeAsync(user, CancellationToken.None);
                var saved = await users.UpdateSecurityStampAsync(user);
                return saved.Succeeded ? await reader.ReadAsync(user) : IdentityErrors.Of(saved);
            },
            CancellationToken.None);
        await PublishAsync(userId, reset.IsSuccess);
        return reset;
    }

    public async Task<Result<Account>> ConfirmEmailChangeAsync(Guid userId, string token)
    {
        try
        {
            var changed = await rights.RunAsync(() => ConfirmEmailChangeOnceAsync(userId, token), CancellationToken.None);
            await PublishAsync(userId, changed.IsSuccess);
            return changed;
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            return IdentityErrors.Of(IdentityResult.Failed(users.ErrorDescriber.DuplicateEmail("")));
        }
    }

    private async Task<Result<Account>> VerifyOnceAsync(AisbfUser user)
    {
        (user.EmailConfirmed, user.PendingEmail) = (true, null);
        await earlier.RevokeAsync(user, CancellationToken.None);
        await earlier.RevokeSecondFactorAsync(user, CancellationToken.None);

        // Another stamp ends sessions, and the link as well; where nobody has signed in there are none.
        var saved = user.LastSignedInAt is null ? await users.UpdateAsync(user) : await users.UpdateSecurityStampAsync(user);
        return saved.Succeeded ? await reader.ReadAsync(user) : IdentityErrors.Of(saved);
    }

    private async Task<Result<Account>> ConfirmEmailChangeOnceAsync(Guid userId, string token)
    {
        if (await users.FindByIdAsync(userId.ToString()) is not { IsDisabled: false, PendingEmail: { } email } user
            || !await users.VerifyUserTokenAsync(user, EmailTokenProvider.ProviderName, UserManager<AisbfUser>.GetChangeEmailTokenPurpose(email), token))
        {
            return InvalidLink;
        }

        var before = await reader.ReadAsync(user);
        await registrar.RemovePendingAsync(username: null, email, CancellationToken.None);
        if (!user.EmailConfirmed)
        {
            await earlier.RevokeAsync(user, CancellationToken.None);
            await earlier.RevokeSecondFactorAsync(user, CancellationToken.None);
        }

        user.PendingEmail = null;
        var changed = await users.ChangeEmailAsync(user, email, token);
        return changed.Succeeded ? before : IdentityErrors.Of(changed);
    }

    /// <summary>The account that a link is for, if the link is good.</summary>
    private async Task<AisbfUser?> FindAsync(Guid userId, (string Provider, string Purpose) link, string token) =>
        await users.FindByIdAsync(userId.ToString()) is { IsDisabled: false } user
        && await users.VerifyUserTokenAsync(user, link.Provider, link.Purpose, token)
            ? user
            : null;

    private Task PublishAsync(Guid userId, bool hasChanged) =>
        hasChanged ? changes.PublishAsync(Owner.OfUser(userId), CancellationToken.None) : Task.CompletedTask;

    private async Task<AisbfUser> GetAsync(Guid userId) =>
        await users.FindByIdAsync(userId.ToString()) ?? throw new InvalidOperationException("The account was removed in between.");
}
