using Aisbf.Application.Abstractions;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Aisbf.Infrastructure.Identity;

/// <summary>An account with the person's highest role as a number, inside a query.</summary>
internal sealed class AccountRow
{
    public required AisbfUser User { get; init; }

    /// <summary>The number of a <see cref="UserRole"/>.</summary>
    public required int Rank { get; init; }

    public static IQueryable<AccountRow> From(AisbfDbContext context, IQueryable<AisbfUser> users)
    {
        var (admin, globalAdmin) = (AisbfRole.Of(UserRole.Admin).Id, AisbfRole.Of(UserRole.GlobalAdmin).Id);
        return users.AsNoTracking().Select(user => new AccountRow
        {
            User = user,
            Rank = context.UserRoles.Any(r => r.UserId == user.Id && r.RoleId == globalAdmin) ? (int)UserRole.GlobalAdmin
                : context.UserRoles.Any(r => r.UserId == user.Id && r.RoleId == admin) ? (int)UserRole.Admin
                : (int)UserRole.User,
        });
    }

    /// <summary>The columns that an account has, and no others.</summary>
    public static IQueryable<UserAccount> ToAccounts(IQueryable<AccountRow> rows, AisbfDbContext context) => rows.Select(row => new UserAccount
    {
        Id = row.User.Id,
        Username = row.User.UserName!,
        Email = row.User.Email!,
        IsEmailConfirmed = row.User.EmailConfirmed,
        DisplayName = row.User.DisplayName,
        Role = (UserRole)row.Rank,
        IsEnabled = !row.User.IsDisabled,
        IsTwoFactorEnabled = row.User.TwoFactorEnabled,
        CreatedAt = row.User.CreatedAt,
        CreatedBy = context.Users.Where(creator => creator.Id == row.User.CreatedBy).Select(creator => creator.UserName).FirstOrDefault(),
        LastSignedInAt = row.User.LastSignedInAt,
        Stamp = row.User.ConcurrencyStamp!,
    });
}
