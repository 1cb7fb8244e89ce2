using System.Security.Claims;
using Aisbf.Application.Users.Impersonate;
using Aisbf.Domain.Tenancy;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Identity;

/// <summary>
/// Looks at every request whether its session has ended, and at the account behind it, whatever the clocks of other instances
/// said when it began; for one that an admin has borrowed, at the admin's account as well.
/// </summary>
internal sealed class SessionValidator(
    IOptions<SecurityStampValidatorOptions> options,
    AccountSignIn signIn,
    UserManager<AisbfUser> users,
    EndedSessions ended,
    ILoggerFactory loggers)
    : SecurityStampValidator<AisbfUser>(options, signIn, loggers)
{
    public override async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (await ended.ContainsAsync(context.Properties, context.HttpContext.RequestAborted))
        {
            // The browser is not told to forget the cookie: it may have got another one while this request was on its way.
            context.RejectPrincipal();
            return;
        }

        var ticket = ImpersonatorTicket.ReadFrom(context.Properties);
        var user = await VerifySecurityStamp(context.Principal);
        if (user is null || ticket is not null && !(await MayGoOnAsync(ticket) && await IsPlainUserAsync(user)))
        {
            context.RejectPrincipal();
            await SignInManager.SignOutAsync();
            return;
        }

        await SecurityStampVerified(user, context);
        if (ticket is not null)
        {
            context.Principal!.AddIdentity(new ClaimsIdentity([new Claim(ImpersonatorClaim.Type, ticket.AdminId.ToString())]));
        }

        // The account was read for this request alone; the cookie is written anew only when half its time is over.
        context.ShouldRenew = false;
    }

    private async Task<bool> MayGoOnAsync(ImpersonatorTicket ticket) =>
        await users.FindByIdAsync(ticket.AdminId.ToString()) is { IsDisabled: false } admin
        && admin.SecurityStamp == ticket.SecurityStamp
        && (await users.GetRolesAsync(admin)).Any(role => Enum.Parse<UserRole>(role) >= UserRole.Admin);

    private async Task<bool> IsPlainUserAsync(AisbfUser user) =>
        (await users.GetRolesAsync(user)).All(role => Enum.Parse<UserRole>(role) == UserRole.User);
}
