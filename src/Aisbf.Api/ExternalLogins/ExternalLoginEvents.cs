using System.Security.Claims;
using System.Text;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Application.ExternalLogins;
using Aisbf.Domain.Tenancy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace Aisbf.Api.ExternalLogins;

/// <summary>What happens when a person comes back from a provider. No cookie of the provider's identity is made in between.</summary>
internal static class ExternalLoginEvents
{
    private const int MaxSubject = 255;

    public static async Task SignInAsync(TicketReceivedContext context)
    {
        var http = context.HttpContext;
        var logins = http.RequestServices.GetRequiredService<IExternalLogins>();
        var target = context.ReturnUri ?? ExternalLoginPaths.Home;
        context.Response.Redirect(Identify(context.Scheme.Name, context.Principal) is not { } identity
            ? ExternalLoginPaths.Failed(ExternalLoginErrors.Failed)
            : await logins.SignInAsync(identity, http.RequestAborted) switch
            {
                ExternalSignInOutcome.SignedIn => target,
                ExternalSignInOutcome.TwoFactorRequired => ExternalLoginPaths.TwoFactor(target),
                ExternalSignInOutcome.EmailUnverified => ExternalLoginPaths.Failed(ExternalLoginErrors.EmailUnverified),
                ExternalSignInOutcome.SignUpDisabled => ExternalLoginPaths.Failed(ExternalLoginErrors.SignUpDisabled),
                _ => ExternalLoginPaths.Failed(ExternalLoginErrors.Refused),
            });
        context.HandleResponse();
    }

    public static Task CancelAsync(AccessDeniedContext context)
    {
        context.Response.Redirect(ExternalLoginPaths.Failed(ExternalLoginErrors.Cancelled));
        context.HandleResponse();
        return Task.CompletedTask;
    }

    public static async Task FailAsync(RemoteFailureContext context)
    {
        var http = context.HttpContext;
        var reason = context.Failure?.GetType().Name ?? "no reason given";
        Log.SignInFailed(http.RequestServices.GetRequiredService<ILogger<ExternalLoginSettings>>(), context.Scheme.Name, reason);

        // Anybody can call this address with rubbish; only an answer to a question of ours is worth an entry.
        if (context.Properties is not null)
        {
            await http.RequestServices.GetRequiredService<IAuditLog>().AppendAsync(
                new AuditEvent(AuditActions.SignInFailed, Owner.Global, context.Scheme.Name, Succeeded: false, reason), http.RequestAborted);
        }

        context.Response.Redirect(ExternalLoginPaths.Failed(ExternalLoginErrors.Failed));
        context.HandleResponse();
    }

    /// <summary>The id token and the user information are two documents: only one of them tells the address.</summary>
    public static Task ReadUserInformationAsync(UserInformationReceivedContext context)
    {
        var identity = (ClaimsIdentity)context.Principal!.Identity!;
        StatedEmail.Choose(StatedEmail.Of(identity), StatedEmail.Of(context.User.RootElement)).WriteTo(identity);
        return Task.CompletedTask;
    }

    /// <summary>Both kinds of providers tell who it is in the claims of OpenID Connect.</summary>
    private static ExternalIdentity? Identify(string provider, ClaimsPrincipal? person)
    {
        if (person?.Identity is not ClaimsIdentity identity || identity.FindFirst("sub")?.Value is not { } subject || !IsSubject(subject))
        {
            return null;
        }

        var email = StatedEmail.Of(identity);
        var name = person.FindFirstValue("name") ?? person.FindFirstValue("preferred_username");
        return new ExternalIdentity(provider, subject, email.Address, email.IsVerified, name);
    }

    // What OpenID Connect says of subjects. Spaces at an end are refused as well, because SQL Server does not see them when it compares.
    private static bool IsSubject(string subject) =>
        subject.Length is > 0 and <= MaxSubject && Ascii.IsValid(subject) && !subject.Any(char.IsControl) && subject.Trim() == subject;
}
