using System.Collections.Concurrent;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Api.Authentication;

/// <summary>Decides in whose namespace a request works. Whoever may not enter one is not told whether it exists.</summary>
internal sealed class NamespaceEntry(IUserDirectory users, IAuditLog audit, TimeProvider time)
{
    // An admin at work in a namespace makes many calls; one entry for a while of them is enough to know it.
    private static readonly TimeSpan QuietTime = TimeSpan.FromMinutes(5);
    private const int MaxVisits = 10_000;

    private static readonly Error NoSuchUser = new(ErrorCode.NotFound, "There is no user with this name.");
    private readonly ConcurrentDictionary<(Guid Token, Owner Self, Owner Target), DateTimeOffset> _visits = new();

    /// <summary>The caller at work in the namespace that <paramref name="username"/> names.</summary>
    public async Task<Result<Caller>> EnterAsync(Caller caller, string username, Actor actor, CancellationToken cancellationToken)
    {
        if (string.Equals(caller.Username, username, StringComparison.OrdinalIgnoreCase))
        {
            return caller;
        }

        if (!caller.MayActForOthers
            || username.Length > Username.MaxLength
            || await users.FindAsync(username, cancellationToken) is not { } user
            || UserAdministrationPolicy.Check(UserAdministrator.InNamespaces(caller), UserAction.UseNamespace, user.ToManaged()) is not null)
        {
            return NoSuchUser;
        }

        var acting = caller.ActingIn(Owner.OfUser(user.Id));
        if (IsNews((caller.TokenId, caller.Self, acting.Owner)))
        {
            await audit.AppendAsync(new AuditEvent(AuditActions.ActedForOther, acting.Owner, user.Username) { Actor = actor }, cancellationToken);
        }

        return acting;
    }

    private bool IsNews((Guid Token, Owner Self, Owner Target) visit)
    {
        var now = time.GetUtcNow();
        if (_visits.Count >= MaxVisits)
        {
            _visits.Clear();
        }

        var isNews = !_visits.TryGetValue(visit, out var last) || now - last >= QuietTime;
        if (isNews)
        {
            _visits[visit] = now;
        }

        return isNews;
    }
}
