using System.Security.Claims;
using Aisbf.Infrastructure.Identity;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Infrastructure.TwoFactor;

/// <summary>
/// Binds the cookie of the first step of signing in to the account's stamp, like a session's: with a new password, or anything else that
/// ends sessions, the first step has to be taken again.
/// </summary>
internal static class PendingSecondFactor
{
    private const string StampClaim = "aisbf.stamp";

    public static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Events.OnSigningIn = async context =>
        {
            if (context.Principal?.Identity is ClaimsIdentity identity && await FindAsync(context.HttpContext, context.Principal) is { } user)
            {
                identity.AddClaim(new Claim(StampClaim, user.SecurityStamp!));
            }
        };
        cookie.Events.OnValidatePrincipal = async context =>
        {
            // Passkeys keep their challenges in the same cookie, which is nobody's then.
            if (context.Principal?.FindFirstValue(ClaimTypes.Name) is not null
                && (await FindAsync(context.HttpContext, context.Principal))?.SecurityStamp != context.Principal.FindFirstValue(StampClaim))
            {
                context.RejectPrincipal();
            }
        };
    }

    private static async Task<AisbfUser?> FindAsync(HttpContext http, ClaimsPrincipal principal) =>
        principal.FindFirstValue(ClaimTypes.Name) is { } id
            ? await http.RequestServices.GetRequiredService<UserManager<AisbfUser>>().FindByIdAsync(id)
            : null;
}
