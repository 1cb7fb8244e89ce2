using System.Security.Claims;
using Aisbf.Infrastructure.Persistence;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Identity;

/// <summary>
/// Identity's sign-in with the rules of this installation, for every way in: disabled people have no session, sessions last
/// as long as <see cref="IdentitySettings"/> says, and the last sign-in is kept.
/// </summary>
internal sealed class AccountSignIn(
    UserManager<AisbfUser> users,
    IHttpContextAccessor accessor,
    IUserClaimsPrincipalFactory<AisbfUser> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<AisbfUser>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<AisbfUser> confirmation,
    AisbfDbContext context,
    TimeProvider time)
    : SignInManager<AisbfUser>(users, accessor, claims, options, logger, schemes, confirmation)
{
    /// <summary>Begins a session, or its first step for people with a second factor. The password has been checked.</summary>
    public Task<SignInResult> StartAsync(AisbfUser user, bool remember) => SignInOrTwoFactorAsync(user, remember);

    public override async Task<bool> CanSignInAsync(AisbfUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return !user.IsDisabled && await base.CanSignInAsync(user);
    }

    public override async Task<bool> ValidateSecurityStampAsync(AisbfUser? user, string? securityStamp) =>
        user is { IsDisabled: false } && await base.ValidateSecurityStampAsync(user, securityStamp);

    public override async Task SignInWithClaimsAsync(
        AisbfUser user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        ArgumentNullException.ThrowIfNull(user);
        var properties = authenticationProperties ?? new AuthenticationProperties();

        // A session that goes on under a new stamp brings its instants and its id along.
        if (properties.IssuedUtc is null)
        {
            var now = time.GetUtcNow();
            properties.ExpiresUtc = now + (properties.IsPersistent ? IdentitySettings.RememberedSessionLifetime : IdentitySettings.SessionLifetime);
            user.LastSignedInAt = now;
            await context.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(row => row.SetProperty(u => u.LastSignedInAt, now));
        }

        if (SessionTicket.ReadFrom(properties) is null)
        {
            SessionTicket.WriteTo(properties, Guid.NewGuid());
        }

        await base.SignInWithClaimsAsync(user, properties, additionalClaims);
    }
}
