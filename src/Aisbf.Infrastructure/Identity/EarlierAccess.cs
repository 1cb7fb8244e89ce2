using Aisbf.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Aisbf.Infrastructure.Identity;

/// <summary>
/// What opened an account before somebody showed that it is theirs, or took it back. It may be of whoever had the account until then, so it
/// goes: tokens, passkeys and external logins. Sessions end with the account's stamp, which is for the caller to change.
/// </summary>
internal sealed class EarlierAccess(AisbfDbContext context, TimeProvider time)
{
    /// <summary>Revokes all of it, within a transaction of <see cref="RightsLock"/>. The owner's tokens have changed then.</summary>
    public async Task RevokeAsync(AisbfUser user, CancellationToken cancellationToken)
    {
        // Kept as revoked: what they made for other people can then still be found and revoked with them.
        var now = time.GetUtcNow();
        await context.Tokens.Where(t => t.OwnerId == user.Id && t.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, now), cancellationToken);
        await context.UserLogins.Where(l => l.UserId == user.Id).ExecuteDeleteAsync(cancellationToken);
        await context.Set<IdentityUserPasskey<Guid>>().Where(p => p.UserId == user.Id).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Forgets the second factor as well, which nobody but the person who set it up can use.</summary>
    public async Task RevokeSecondFactorAsync(AisbfUser user, CancellationToken cancellationToken)
    {
        user.TwoFactorEnabled = false;
        await context.UserTokens.Where(t => t.UserId == user.Id).ExecuteDeleteAsync(cancellationToken);
    }
}
