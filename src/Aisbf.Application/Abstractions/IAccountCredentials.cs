using Aisbf.Application.Accounts;
using Aisbf.Domain.Common;

namespace Aisbf.Application.Abstractions;

/// <summary>
/// Passwords, and the tokens in mails that stand for them. A token works for one account and one purpose, for a limited
/// time, and not any more once the password or the address has changed.
/// </summary>
public interface IAccountCredentials
{
    /// <summary>
    /// Asks somebody who is signed in for the account's password. Wrong ones count, but not together with those of strangers who try to sign in.
    /// </summary>
    /// <param name="userId">The account.</param>
    /// <param name="password">As it was sent.</param>
    /// <param name="field">The field that it was sent in, for the error.</param>
    Task<Result<Unit>> ConfirmPasswordAsync(Guid userId, string password, string field);

    /// <summary>Changes the password of somebody who has just confirmed the present one, and ends all sessions.</summary>
    Task<Result<Unit>> ChangePasswordAsync(Guid userId, string password);

    /// <summary>A token that verifies the account's address; works for 24 hours.</summary>
    Task<string> CreateVerificationTokenAsync(Guid userId);

    /// <summary>
    /// Verifies the account's address. Whatever could open the account before nobody had verified it, but for the password, is revoked:
    /// sessions, tokens, passkeys, external logins and the second factor.
    /// </summary>
    Task<Result<Account>> VerifyEmailAsync(Guid userId, string token);

    /// <summary>A token that sets a new password, once; works for one hour.</summary>
    Task<string> CreateResetTokenAsync(Guid userId);

    /// <summary>Sets a new password, opens the account's lock, and revokes whatever opened the account before: sessions, tokens, passkeys and external logins.</summary>
    Task<Result<Account>> ResetPasswordAsync(Guid userId, string token, string password);

    /// <summary>A token that confirms the address that is pending; works for 24 hours.</summary>
    Task<string> CreateEmailChangeTokenAsync(Guid userId, string email);

    /// <summary>Makes the pending address the account's, and ends all sessions. Answers the account as it was before.</summary>
    Task<Result<Account>> ConfirmEmailChangeAsync(Guid userId, string token);
}
