using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Persistence;

namespace Aisbf.Infrastructure.Identity;

/// <summary>Accounts that somebody signed up for, whose address was never verified and to which nobody ever signed in.</summary>
internal static class PendingSignUps
{
    public static IQueryable<AisbfUser> In(AisbfDbContext context)
    {
        var plain = AisbfRole.Of(UserRole.User).Id;
        return context.Users.Where(u => u.CreatedBy == null && !u.EmailConfirmed && u.LastSignedInAt == null
            && !context.UserRoles.Any(r => r.UserId == u.Id && r.RoleId != plain));
    }
}
