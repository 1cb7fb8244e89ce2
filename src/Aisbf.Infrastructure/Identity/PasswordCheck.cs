using Aisbf.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Identity;

/// <summary>
/// Checks passwords. Always at the cost of one hash, whether or not there is an account or it has a password, and always
/// counting towards the account's lock.
/// </summary>
internal sealed class PasswordCheck(
    UserManager<AisbfUser> users,
    IPasswordHasher<AisbfUser> hasher,
    DecoyPassword decoy,
    AisbfDbContext context,
    IOptions<IdentityOptions> options,
    TimeProvider time)
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
        if (user.LockoutEnd > time.GetUtcNow())
        {
            return false;
        }

        if (!isRight)
        {
            await CountFailureAsync(user.Id);
        }
        else if (!user.TwoFactorEnabled)
        {
            // With a second factor the count goes on until that is right, too; else each right password would allow more guesses of it.
            await users.ResetAccessFailedCountAsync(user);
        }

        return isRight;
    }

    // In the database and not on the entity, as Identity does it: of wrong passwords at the same time each one has to count.
    private async Task CountFailureAsync(Guid id)
    {
        var lockout = options.Value.Lockout;
        DateTimeOffset? end = time.GetUtcNow() + lockout.DefaultLockoutTimeSpan;
        await context.Users.Where(u => u.Id == id)
            .ExecuteUpdateAsync(row => row.SetProperty(u => u.AccessFailedCount, u => u.AccessFailedCount + 1));
        await context.Users.Where(u => u.Id == id && u.AccessFailedCount >= lockout.MaxFailedAccessAttempts)
            .ExecuteUpdateAsync(row => row.SetProperty(u => u.AccessFailedCount, 0).SetProperty(u => u.LockoutEnd, end));
    }
}
