using Aisbf.Application.Accounts;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Aisbf.Infrastructure.Identity;

/// <summary>Shows Identity's people to the use cases.</summary>
internal sealed class AccountReader(UserManager<AisbfUser> users, AisbfDbContext context)
{
    public async Task<Account> ReadAsync(AisbfUser user) => new()
    {
        Id = user.Id,
        Username = user.UserName!,
        Email = user.Email!,
        Role = (await users.GetRolesAsync(user)).Select(Enum.Parse<UserRole>).DefaultIfEmpty(UserRole.User).Max(),
        DisplayName = user.DisplayName,
        IsEmailVerified = user.EmailConfirmed,
        PendingEmail = user.PendingEmail,
        CreatedAt = user.CreatedAt,
        LastSignedInAt = user.LastSignedInAt,
        ConfirmationSentAt = user.ConfirmationSentAt,
        IsEnabled = !user.IsDisabled,
        IsTwoFactorEnabled = user.TwoFactorEnabled,
        HasPicture = await context.Pictures.AnyAsync(p => p.UserId == user.Id),
    };
}
