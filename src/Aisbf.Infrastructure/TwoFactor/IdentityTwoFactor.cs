using Aisbf.Application.Abstractions;
using Aisbf.Application.Accounts;
using Aisbf.Application.Accounts.SignIn;
using Aisbf.Application.TwoFactor;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;

namespace Aisbf.Infrastructure.TwoFactor;

/// <summary>The second factor in Identity's tables.</summary>
internal sealed class IdentityTwoFactor(UserManager<AisbfUser> users, AccountSignIn signIn, PasswordCheck passwords, AccountReader reader, KnownDevices devices)
    : ITwoFactor
{
    private const string Issuer = "Aisbf";
    private const int RecoveryCodes = 10;

    // Where Identity keeps them in user_tokens.
    private const string IdentityOwner = "[AspNetUserStore]";
    private const string IdentityKey = "AuthenticatorKey";
    private const string IdentityRecoveryCodes = "RecoveryCodes";

    private static readonly Error Gone = new(ErrorCode.NotFound, "This account does not exist any more.");
    private static readonly Error WrongPassword = AccountErrors.WrongPassword("password");

    private static readonly Error WrongCode = new(ErrorCode.InvalidRequest, "This is not the code that the authenticator shows now, or it was used already.", "code");
    private static readonly Error Enabled = new(ErrorCode.Conflict, "The second factor is asked for already. Disable it first.");
    private static readonly Error NotEnabled = new(ErrorCode.Conflict, "The second factor is not enabled.");

    public async Task<TwoFactorDto> ReadAsync(Guid userId) => await FindAsync(userId) is { } user
        ? new TwoFactorDto { Enabled = user.TwoFactorEnabled, RecoveryCodesLeft = user.TwoFactorEnabled ? await users.CountRecoveryCodesAsync(user) : 0 }
        : new TwoFactorDto { Enabled = false, RecoveryCodesLeft = 0 };

    public async Task<Result<AuthenticatorDto>> ReplaceKeyAsync(Guid userId, string? password)
    {
        if (!(await ConfirmAsync(userId, password)).TryGet(out var user, out var error))
        {
            return error;
        }

        if (user.TwoFactorEnabled)
        {
            return Enabled;
        }

        // Set directly: resetting it by the manager would end the sessions of somebody who only looks at a key.
        var secret = users.GenerateNewAuthenticatorKey();
        var saved = await users.SetAuthenticationTokenAsync(user, IdentityOwner, IdentityKey, secret);
        return saved.Succeeded
            ? new AuthenticatorDto { Secret = secret, Uri = UriOf(user, secret) }
            : IdentityErrors.Of(saved);
    }

    public async Task<Result<RecoveryCodesDto>> EnableAsync(Guid userId, string code)
    {
        if (await FindAsync(userId) is not { } user)
        {
            return Gone;
        }

        if (user.TwoFactorEnabled)
        {
            return Enabled;
        }

        if (!await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, code))
        {
            return WrongCode;
        }

        var codes = await MakeRecoveryCodesAsync(user);
        var enabled = await users.SetTwoFactorEnabledAsync(user, true);
        return enabled.Succeeded ? codes : IdentityErrors.Of(enabled);
    }

    public async Task<Result<Unit>> DisableAsync(Guid userId, string? password)
    {
        if (!(await ConfirmAsync(userId, password)).TryGet(out var user, out var error))
        {
            return error;
        }

        if (!user.TwoFactorEnabled)
        {
            return NotEnabled;
        }

        var disabled = await users.SetTwoFactorEnabledAsync(user, false);
        if (!disabled.Succeeded)
        {
            return IdentityErrors.Of(disabled);
        }

        await users.RemoveAuthenticationTokenAsync(user, IdentityOwner, IdentityKey);
        await users.RemoveAuthenticationTokenAsync(user, IdentityOwner, IdentityRecoveryCodes);
        return default(Unit);
    }

    public async Task<Result<RecoveryCodesDto>> ReplaceRecoveryCodesAsync(Guid userId, string? password)
    {
        if (!(await ConfirmAsync(userId, password)).TryGet(out var user, out var error))
        {
            return error;
        }

        return user.TwoFactorEnabled ? await MakeRecoveryCodesAsync(user) : NotEnabled;
    }

    public async Task<Account?> FindPendingAsync() =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is { } user ? await reader.ReadAsync(user) : null;

    public async Task<SignInOutcome> SignInAsync(SecondFactorDto factor)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } user)
        {
            return new SignInOutcome(SignInStatus.Refused, null);
        }

        // Identity looks at neither of these before it takes a recovery code.
        var result = !await signIn.CanSignInAsync(user) || await users.IsLockedOutAsync(user) ? SignInResult.Failed
            : factor.Code is { } code ? await signIn.TwoFactorAuthenticatorSignInAsync(code, factor.RememberMe, factor.RememberMachine)
            : await RedeemAsync(user, factor.RecoveryCode!);
        if (result.Succeeded)
        {
            devices.Remember(user);
        }

        return new SignInOutcome(result.Succeeded ? SignInStatus.SignedIn : SignInStatus.Refused, await reader.ReadAsync(user));
    }

    private async Task<SignInResult> RedeemAsync(AisbfUser user, string recoveryCode)
    {
        var result = await signIn.TwoFactorRecoveryCodeSignInAsync(recoveryCode);
        if (!result.Succeeded)
        {
            await users.AccessFailedAsync(user);
        }

        return result;
    }

    private async Task<RecoveryCodesDto> MakeRecoveryCodesAsync(AisbfUser user) =>
        new() { RecoveryCodes = [.. (await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes))!] };

    private Task<AisbfUser?> FindAsync(Guid userId) => users.FindByIdAsync(userId.ToString());

    /// <summary>Whoever has no password is known by the session alone: there is nothing else to ask for.</summary>
    private async Task<Result<AisbfUser>> ConfirmAsync(Guid userId, string? password)
    {
        if (await FindAsync(userId) is not { } user)
        {
            return Gone;
        }

        if (user.PasswordHash is null)
        {
            return user;
        }

        return (await passwords.ConfirmAsync(user, password ?? "")).TryGet(out var isRight, out var busy) ? isRight ? user : WrongPassword : busy;
    }

    private static string UriOf(AisbfUser user, string secret) =>
        $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(user.UserName!)}?secret={secret}&issuer={Issuer}&digits={TimeBasedCode.Digits}&period={TimeBasedCode.PeriodSeconds}";
}
