using Aisbf.Application.Accounts;
using Aisbf.Application.Accounts.SignIn;
using Aisbf.Application.TwoFactor;
using Aisbf.Domain.Common;

namespace Aisbf.Application.Abstractions;

/// <summary>The second factor: codes of an authenticator app, and recovery codes.</summary>
public interface ITwoFactor
{
    Task<TwoFactorDto> ReadAsync(Guid userId);

    /// <summary>Makes a new key, which counts once a code of it was seen. Refused while the second factor is asked for.</summary>
    Task<Result<AuthenticatorDto>> ReplaceKeyAsync(Guid userId, string? password);

    /// <summary>Asks for the second factor from now on, if the code is right. Ends the person's sessions.</summary>
    Task<Result<RecoveryCodesDto>> EnableAsync(Guid userId, string code);

    /// <summary>Forgets the key and the recovery codes. Ends the person's sessions.</summary>
    Task<Result<Unit>> DisableAsync(Guid userId, string? password);

    /// <summary>Makes recovery codes; older ones do not work any more.</summary>
    Task<Result<RecoveryCodesDto>> ReplaceRecoveryCodesAsync(Guid userId, string? password);

    /// <summary>Whoever took the first step of signing in with this browser a short while ago; null for nobody.</summary>
    Task<Account?> FindPendingAsync();

    /// <summary>Takes the second step. Too many wrong codes lock it for a while.</summary>
    Task<SignInOutcome> SignInAsync(SecondFactorDto factor);
}
