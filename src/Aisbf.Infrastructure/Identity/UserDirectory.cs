using System.Linq.Expressions;
using Aisbf.Application.Abstractions;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Aisbf.Infrastructure.Identity;

/// <summary>Looks people up in their table.</summary>
internal sealed class UserDirectory(IDbContextFactory<AisbfDbContext> contexts, ILookupNormalizer normalizer) : IUserDirectory
{
    public Task<UserSummary?> FindAsync(string username, CancellationToken cancellationToken)
    {
        var normalized = normalizer.NormalizeName(username);
        return FindAsync(u => u.NormalizedUserName == normalized, cancellationToken);
    }

    public Task<UserSummary?> FindAsync(Guid userId, CancellationToken cancellationToken) => FindAsync(u => u.Id == userId, cancellationToken);

    private async Task<UserSummary?> FindAsync(Expression<Func<AisbfUser, bool>> predicate, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await context.Users.AsNoTracking().Where(predicate)
            .Select(u => new
            {
                u.Id,
                u.UserName,
                u.IsDisabled,
                Roles = context.UserRoles.Where(r => r.UserId == u.Id).Join(context.Roles, r => r.RoleId, r => r.Id, (_, r) => r.Name!).ToList(),
            })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new UserSummary(found.Id, found.UserName!, Highest(found.Roles), !found.IsDisabled);
    }

    private static UserRole Highest(IEnumerable<string> roles) => roles.Select(Enum.Parse<UserRole>).DefaultIfEmpty(UserRole.User).Max();
}
