using Aisbf.Application.Abstractions;
using Aisbf.Domain.Common;
using Microsoft.AspNetCore.Identity;

namespace Aisbf.Infrastructure.Identity;

/// <summary>
/// Checks passwords. Always at the cost of one hash, whether or not there is an account or it has a password, and always counting as
/// <see cref="PasswordGuesses"/> says.
/// </summary>
internal sealed class PasswordCheck(
    UserManager<AisbfUser> users,
    PasswordHashing hashing,
    DecoyPassword decoy,
    PasswordGuesses guesses,
    KnownDevices devices,
    IActorContext actor,
    TimeProvider time)
{
    /// <summary>Whether somebody signs in with the account's password, and may.</summary>
    public async Task<Result<bool>> IsRightAsync(AisbfUser? user, string password)
    {
        var (device, address) = (user is null ? null : devices.Find(user), actor.Current.Address);
        var counts = user is null || guesses.EnterSignIn(user, device, address);
        if (!(await VerifyAsync(user, password)).TryGet(out var isRight, out var busy))
        {
            return busy;
        }

        // Only second factors that were wrong lock an account like this, and they come after the password.
        if (!counts || !isRight || (device is null && user!.LockoutEnd > time.GetUtcNow()))
        {
            return false;
        }

        guesses.ForgiveSignIn(user!, device, address);
        return true;
    }

    /// <summary>Whether somebody who is signed in knows the password of their account.</summary>
    public async Task<Result<bool>> ConfirmAsync(AisbfUser user, string password)
    {
        var counts = guesses.EnterConfirmation(user);
        if (!(await VerifyAsync(user, password)).TryGet(out var isRight, out var busy))
        {
            return busy;
        }

        if (!counts || !isRight)
        {
            return false;
        }

        guesses.ForgiveConfirmation(user);
        return true;
    }

    private async Task<Result<bool>> VerifyAsync(AisbfUser? user, string password)
    {
        if ((await decoy.PrepareAsync(hashing)).Error is { } notPrepared)
        {
            return notPrepared;
        }

        if (user?.PasswordHash is not { } hash)
        {
            return (await decoy.CheckAsync(hashing, password)).TryGet(out _, out var refused) ? false : refused;
        }

        if (!(await hashing.VerifyAsync(user, hash, password)).TryGet(out var verified, out var busy))
        {
            return busy;
        }

        // Hashed with older settings: now is the only time at which it can be hashed again.
        if (verified == PasswordVerificationResult.SuccessRehashNeeded && (await hashing.HashAsync(user, password)).TryGet(out var renewed, out _))
        {
            user.PasswordHash = renewed;
            await users.UpdateAsync(user);
        }

        return verified != PasswordVerificationResult.Failed;
    }
}
