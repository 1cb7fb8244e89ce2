using Aisbf.Application.Abstractions;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Aisbf.Infrastructure.Identity;

/// <summary>
/// Exchanges the session for another, and ends it. Whose it was before stands in the ticket, where only <see cref="SessionValidator"/>
/// reads it.
/// </summary>
internal sealed class Impersonation(UserManager<AisbfUser> users, AccountSignIn signIn, EndedSessions ended, TimeProvider time) : IImpersonation
{
    private static readonly Error Gone = new(ErrorCode.PermissionDenied, "The admin's account may not do that any more. Sign in again.");

    public async Task<Result<DateTimeOffset>> StartAsync(Guid adminId, Guid userId, CancellationToken cancellationToken)
    {
        if (await users.FindByIdAsync(adminId.ToString()) is not { } admin || await users.FindByIdAsync(userId.ToString()) is not { } user)
        {
            return Gone;
        }

        var now = time.GetUtcNow();
        var session = await signIn.Context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        var ticket = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + IdentitySettings.ImpersonationLifetime, AllowRefresh = false };
        new ImpersonatorTicket(adminId, admin.SecurityStamp!, session.Properties?.IsPersistent == true).WriteTo(ticket);
        await ended.AddAsync(session.Properties);
        await signIn.SignInWithClaimsAsync(user, ticket, []);
        return ticket.ExpiresUtc.Value;
    }

    public async Task<Result<UserSummary>> StopAsync(Guid adminId, CancellationToken cancellationToken)
    {
        var session = await signIn.Context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        await ended.AddAsync(session.Properties);
        var ticket = ImpersonatorTicket.ReadFrom(session.Properties);
        var admin = ticket?.AdminId == adminId ? await users.FindByIdAsync(adminId.ToString()) : null;
        var role = admin is null ? UserRole.User : await HighestRoleAsync(admin);
        if (admin is null || admin.IsDisabled || role < UserRole.Admin)
        {
            await signIn.SignOutAsync();
            return Gone;
        }

        var now = time.GetUtcNow();
        var isPersistent = ticket!.WasPersistent;
        var lifetime = isPersistent ? IdentitySettings.RememberedSessionLifetime : IdentitySettings.SessionLifetime;
        var properties = new AuthenticationProperties { IsPersistent = isPersistent, IssuedUtc = now, ExpiresUtc = now + lifetime };
        await signIn.SignInWithClaimsAsync(admin, properties, []);
        return new UserSummary(admin.Id, admin.UserName!, role, IsEnabled: true);
    }

    private async Task<UserRole> HighestRoleAsync(AisbfUser user) =>
        (await users.GetRolesAsync(user)).Select(Enum.Parse<UserRole>).DefaultIfEmpty(UserRole.User).Max();
}
