using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Accounts.SignIn;

/// <summary>What ways to sign in without a password have in common: a limit to attempts, and an entry on record.</summary>
internal sealed class SignInGuard(IActorContext actors, IAuditLog audit, AttemptLimits limits)
{
    private const string UnknownName = "unknown";

    /// <param name="subject">What attempts are counted for, besides the client's address.</param>
    /// <param name="method">What the person signs in with, for the record.</param>
    /// <param name="refusal">What to answer when it does not work.</param>
    /// <param name="attempt">Begins the session.</param>
    public async Task<Result<SignedInDto>> SignInAsync(string subject, string method, Error refusal, Func<Task<SignInOutcome>> attempt)
    {
        var actor = actors.Current;
        if (limits.SignIn.Enter(actor.Address, subject) is { } wait)
        {
            return new Error(ErrorCode.RateLimited, "Too many attempts to sign in failed. Try again later.", RetryAfter: wait);
        }

        var (status, account) = await attempt();
        if (status != SignInStatus.SignedIn || account is null)
        {
            var failure = new AuditEvent(AuditActions.SignInFailed, account?.Owner ?? Owner.Global, account?.Username ?? UnknownName, Succeeded: false, method);
            await audit.AppendAsync(failure, CancellationToken.None);
            return refusal;
        }

        limits.SignIn.Clear(actor.Address, subject);
        var success = new AuditEvent(AuditActions.SignedIn, account.Owner, account.Username, Detail: method)
        {
            Actor = actor with { Kind = ActorKind.Session, UserId = account.Id, Name = account.Username },
        };
        await audit.AppendAsync(success, CancellationToken.None);
        return new SignedInDto { Username = account.Username, DisplayName = account.DisplayName, Role = RoleNames.Of(account.Role) };
    }
}
