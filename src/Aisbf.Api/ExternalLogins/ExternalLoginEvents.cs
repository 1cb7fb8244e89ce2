using System.Security.Claims;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Application.ExternalLogins;
using Aisbf.Domain.Tenancy;
using Microsoft.AspNetCore.Authentication;

namespace Aisbf.Api.ExternalLogins;

/// <summary>What happens when a person comes back from a provider. No cookie of the provider's identity is made in between.</summary>
internal static class ExternalLoginEvents
{
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

    /// <summary>Both kinds of providers tell who it is in the claims of OpenID Connect.</summary>
    private static ExternalIdentity? Identify(string provider, ClaimsPrincipal? person)
    {
        if (person?.FindFirstValue("sub") is not { Length: > 0 } subject)
        {
            return null;
        }

        var email = person.FindFirstValue("email");
        var isVerified = bool.TryParse(person.FindFirstValue("email_verified"), out var verified) && verified;
        var name = person.FindFirstValue("name") ?? person.FindFirstValue("preferred_username");
        return new ExternalIdentity(provider, subject, string.IsNullOrWhiteSpace(email) ? null : email, isVerified, name);
    }
}
