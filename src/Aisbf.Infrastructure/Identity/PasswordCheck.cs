using Microsoft.AspNetCore.Identity;

namespace Aisbf.Infrastructure.Identity;

/// <summary>
/// Checks passwords. Always at the cost of one hash, whether or not there is an account or it has a password, and always
/// counting towards the account's lock.
/// </summary>
internal sealed class PasswordCheck(UserManager<AisbfUser> users, IPasswordHasher<AisbfUser> hasher, DecoyPassword decoy)
{
    /// <summary>Whether this is the account's password and the account is not locked.</summary>
    public async Task<bool> IsRightAsync(AisbfUser? user, string password)
    {
        decoy.Prepare(hasher);
        if (user?.PasswordHash is null)
        {
            decoy.Check(hasher, password);
            return false;
        }

        var isRight = await users.CheckPasswordAsync(user, password);
        if (await users.IsLockedOutAsync(user))
        {
            return false;
        }

        if (!isRight)
        {
            await users.AccessFailedAsync(user);
        }
        else if (!user.TwoFactorEnabled)
        {
            // With a second factor the count goes on until that is right, too; else each right password would allow more guesses of it.
            await users.ResetAccessFailedCountAsync(user);
        }

        return isRight;
    }
}
