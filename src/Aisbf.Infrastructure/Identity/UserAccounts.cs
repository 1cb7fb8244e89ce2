using Aisbf.Application.Abstractions;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Aisbf.Infrastructure.Identity;

/// <summary>Reads accounts with one query for each page.</summary>
internal sealed class UserAccounts(IDbContextFactory<AisbfDbContext> contexts, ILookupNormalizer normalizer) : IUserAccounts
{
    public async Task<UserPage> ListAsync(UserFilter filter, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var users = Narrow(context, filter);
        var total = await users.CountAsync(cancellationToken);
        var page = await AccountRow.ToAccounts(Sort(AccountRow.From(context, users), filter).Skip(filter.Skip).Take(filter.Take), context)
            .ToListAsync(cancellationToken);
        return new UserPage(page, total);
    }

    public async Task<IReadOnlyList<UserSummary>> SearchAsync(string text, int limit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var pattern = LikePattern.Containing(normalizer.NormalizeName(text));
        var users = context.Users.Where(u => EF.Functions.Like(u.NormalizedUserName, pattern, LikePattern.Escape));
        return await AccountRow.From(context, users)
            .OrderBy(row => row.User.NormalizedUserName)
            .Take(limit)
            .Select(row => new UserSummary(row.User.Id, row.User.UserName!, (UserRole)row.Rank, !row.User.IsDisabled))
            .ToListAsync(cancellationToken);
    }

    public async Task<UserAccount?> FindAsync(string username, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var normalized = normalizer.NormalizeName(username);
        var users = context.Users.Where(u => u.NormalizedUserName == normalized);
        return await AccountRow.ToAccounts(AccountRow.From(context, users), context).SingleOrDefaultAsync(cancellationToken);
    }

    private IQueryable<AisbfUser> Narrow(AisbfDbContext context, UserFilter filter)
    {
        IQueryable<AisbfUser> users = context.Users;
        if (filter.Search is { } search)
        {
            var normalized = LikePattern.Containing(normalizer.NormalizeName(search));
            var literal = LikePattern.Containing(search);
            users = users.Where(u =>
                EF.Functions.Like(u.NormalizedUserName, normalized, LikePattern.Escape)
                || EF.Functions.Like(u.NormalizedEmail, normalized, LikePattern.Escape)
                || EF.Functions.Like(u.DisplayName, literal, LikePattern.Escape));
        }

        if (filter.IsEnabled is { } isEnabled)
        {
            users = users.Where(u => u.IsDisabled != isEnabled);
        }

        if (filter.Role is { } role)
        {
            var id = AisbfRole.Of(role).Id;
            users = users.Where(u => context.UserRoles.Any(r => r.UserId == u.Id && r.RoleId == id));
        }

        return users;
    }

    // The id decides between equals, so that no page repeats or leaves out anybody.
    private static IQueryable<AccountRow> Sort(IQueryable<AccountRow> rows, UserFilter filter) => (filter.Order, filter.IsDescending) switch
    {
        (UserOrder.CreatedAt, false) => rows.OrderBy(r => r.User.CreatedAt).ThenBy(r => r.User.Id),
        (UserOrder.CreatedAt, true) => rows.OrderByDescending(r => r.User.CreatedAt).ThenBy(r => r.User.Id),
        (UserOrder.LastSignedInAt, false) => rows.OrderBy(r => r.User.LastSignedInAt).ThenBy(r => r.User.Id),
        (UserOrder.LastSignedInAt, true) => rows.OrderByDescending(r => r.User.LastSignedInAt).ThenBy(r => r.User.Id),
        (UserOrder.Email, false) => rows.OrderBy(r => r.User.NormalizedEmail).ThenBy(r => r.User.Id),
        (UserOrder.Email, true) => rows.OrderByDescending(r => r.User.NormalizedEmail).ThenBy(r => r.User.Id),
        (UserOrder.Role, false) => rows.OrderBy(r => r.Rank).ThenBy(r => r.User.Id),
        (UserOrder.Role, true) => rows.OrderByDescending(r => r.Rank).ThenBy(r => r.User.Id),
        (_, true) => rows.OrderByDescending(r => r.User.NormalizedUserName),
        _ => rows.OrderBy(r => r.User.NormalizedUserName),
    };
}
