using Aisbf.Application.Abstractions;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Identity;
using Aisbf.Infrastructure.Persistence.Conventions;
using Microsoft.EntityFrameworkCore;

namespace Aisbf.Infrastructure.Persistence.Tokens;

/// <summary>Reads tokens together with whose they are, in one query.</summary>
internal static class TokenGrantQuery
{
    private static readonly Guid AdminRole = AisbfRole.Of(UserRole.Admin).Id;
    private static readonly Guid GlobalAdminRole = AisbfRole.Of(UserRole.GlobalAdmin).Id;

    /// <summary>What those tokens give that have not expired and whose user, if they have one, is not disabled.</summary>
    public static async Task<IReadOnlyList<TokenGrant>> ListAsync(
        AisbfDbContext context, IQueryable<TokenRow> tokens, Owner? owner, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (owner is { } only)
        {
            var ownerId = OwnerKey.Of(only);
            tokens = tokens.Where(t => t.OwnerId == ownerId);
        }

        var rows = await (
            from token in tokens
            where token.ExpiresAt == null || token.ExpiresAt > now
            from user in context.Users.Where(u => u.Id == token.OwnerId).DefaultIfEmpty()
            where token.OwnerId == Guid.Empty || (user != null && !user.IsDisabled)
            select new
            {
                Token = token,
                Username = user == null ? null : user.UserName,
                IsAdmin = context.UserRoles.Any(r => r.UserId == token.OwnerId && r.RoleId == AdminRole),
                IsGlobalAdmin = context.UserRoles.Any(r => r.UserId == token.OwnerId && r.RoleId == GlobalAdminRole),
            }).AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.Select(row => new TokenGrant(
            TokenHash.FromBytes(row.Token.Hash),
            new Caller(OwnerKey.ToOwner(row.Token.OwnerId), row.Token.Id, row.Token.Scope, row.Token.ExpiresAt)
            {
                Username = row.Username,
                Role = row.IsGlobalAdmin ? UserRole.GlobalAdmin : row.IsAdmin ? UserRole.Admin : UserRole.User,
                Limits = LimitColumn.ToLimits(row.Token.AllowedModels, row.Token.AllowedAddresses),
            }))];
    }
}
