using Aisbf.Application.Accounts;
using Aisbf.Domain.Common;

namespace Aisbf.Application.Abstractions;

/// <summary>
/// Passwords, and the tokens in mails that stand for them. A token works for one account and one purpose, for a limited
/// time, and not any more once the password or the address has changed.
/// </summary>
public interface IAccountCredentials
{
    /// <summary>Whether this is the account's password. Wrong ones count towards the account's lock; a locked account has no right one.</summary>
    Task<bool> CheckPasswordAsync(Guid userId, string password);

    /// <summary>Changes the password of somebody who knows the present one, and ends all sessions.</summary>
    Task<Result<Unit>> ChangePasswordAsync(Guid userId, string current, string next);

    /// <summary>A token that verifies the account's address; works for 24 hours.</summary>
    Task<string> CreateVerificationTokenAsync(Guid userId);

    /// <summary>Verifies the account's address.</summary>
    Task<Result<Account>> VerifyEmailAsync(Guid userId, string token);

    /// <summary>A token that sets a new password, once; works for one hour.</summary>
    Task<string> CreateResetTokenAsync(Guid userId);

    /// <summary>Sets a new password, opens the account's lock and ends all sessions.</summary>
    Task<Result<Account>> ResetPasswordAsync(Guid userId, string token, string password);

    /// <summary>A token that confirms the address that is pending; works for 24 hours.</summary>
    Task<string> CreateEmailChangeTokenAsync(Guid userId, string email);

    /// <summary>Makes the pending address the account's, and ends all sessions. Answers the account as it was before.</summary>
    Task<Result<Account>> ConfirmEmailChangeAsync(Guid userId, string token);
}
