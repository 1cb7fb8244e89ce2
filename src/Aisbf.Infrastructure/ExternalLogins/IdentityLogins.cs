using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Application.ExternalLogins;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;

namespace Aisbf.Infrastructure.ExternalLogins;

/// <summary>Accounts elsewhere, kept in Identity's table of logins.</summary>
internal sealed class IdentityLogins(
    UserManager<AisbfUser> users,
    AccountSignIn signIn,
    ExternalAccounts accounts,
    IAuditLog audit,
    IActorContext actor,
    ILogger<IdentityLogins> logger) : IExternalLogins
{
    private static readonly Error NotLinked = new(ErrorCode.NotFound, "Nobody at this provider is linked with the account.");

    private static readonly Error LastWayIn = new(
        ErrorCode.Conflict, "This is the last way to sign in to the account. Set a password or add a passkey first.", "provider");

    public async Task<ExternalSignInOutcome> SignInAsync(ExternalIdentity identity, CancellationToken cancellationToken)
    {
        var linked = await users.FindByLoginAsync(identity.Provider, identity.Subject);
        var sameEmail = linked is null && identity is { IsEmailVerified: true, Email: { } email } ? await users.FindByEmailAsync(email) : null;
        var decision = ExternalSignInPolicy.Decide(
            Facts(linked), Facts(sameEmail), identity is { IsEmailVerified: true, Email: not null }, accounts.IsSignUpEnabled);

        var account = decision switch
        {
            ExternalSignInDecision.SignIn => linked,
            ExternalSignInDecision.Link => await accounts.LinkAsync(sameEmail!, identity, cancellationToken),
            ExternalSignInDecision.Create => await accounts.CreateAsync(identity, cancellationToken),
            ExternalSignInDecision.Replace => await accounts.ReplaceAsync(sameEmail!, identity, cancellationToken),
            _ => null,
        };
        return account is null
            ? await RefuseAsync(identity, decision, linked ?? sameEmail, cancellationToken)
            : await SignInAsync(account, identity, cancellationToken);
    }

    public async Task<IReadOnlyList<string>> ListAsync(Guid userId, CancellationToken cancellationToken) =>
        await users.FindByIdAsync(userId.ToString()) is { } user
            ? [.. (await users.GetLoginsAsync(user)).Select(login => login.LoginProvider).Distinct().Order(StringComparer.Ordinal)]
            : [];

    public async Task<Result<Unit>> UnlinkAsync(Guid userId, string provider, CancellationToken cancellationToken)
    {
        if (await users.FindByIdAsync(userId.ToString()) is not { } user)
        {
            return NotLinked;
        }

        var logins = await users.GetLoginsAsync(user);
        var unlinked = logins.Where(login => string.Equals(login.LoginProvider, provider, StringComparison.OrdinalIgnoreCase)).ToList();
        if (unlinked.Count == 0)
        {
            return NotLinked;
        }

        if (await users.CountWaysInAsync(user) == unlinked.Count)
        {
            return LastWayIn;
        }

        foreach (var login in unlinked)
        {
            var removed = await users.RemoveLoginAsync(user, login.LoginProvider, login.ProviderKey);
            if (!removed.Succeeded)
            {
                return IdentityErrors.Of(removed);
            }
        }

        return default(Unit);
    }

    private async Task<ExternalSignInOutcome> SignInAsync(AisbfUser account, ExternalIdentity identity, CancellationToken cancellationToken)
    {
        var result = await signIn.ExternalLoginSignInAsync(identity.Provider, identity.Subject, isPersistent: false, bypassTwoFactor: false);
        if (result.RequiresTwoFactor)
        {
            return ExternalSignInOutcome.TwoFactorRequired;
        }

        if (!result.Succeeded)
        {
            return await RefuseAsync(identity, ExternalSignInDecision.Refuse, account, cancellationToken);
        }

        await audit.AppendAsync(
            new AuditEvent(AuditActions.SignedIn, Owner.OfUser(account.Id), account.UserName!, Detail: identity.Provider)
            {
                Actor = new Actor(ActorKind.Session, account.Id, account.UserName!, Address: actor.Current.Address),
            },
            cancellationToken);
        return ExternalSignInOutcome.SignedIn;
    }

    private async Task<ExternalSignInOutcome> RefuseAsync(
        ExternalIdentity identity, ExternalSignInDecision decision, AisbfUser? account, CancellationToken cancellationToken)
    {
        Log.ExternalSignInRefused(logger, identity.Provider, decision);
        var owner = account is null ? Owner.Global : Owner.OfUser(account.Id);
        await audit.AppendAsync(
            new AuditEvent(AuditActions.SignInFailed, owner, account?.UserName ?? identity.Provider, Succeeded: false, $"{identity.Provider}: {decision}"),
            cancellationToken);
        return decision switch
        {
            ExternalSignInDecision.RefuseUnverified => ExternalSignInOutcome.EmailUnverified,
            ExternalSignInDecision.RefuseSignUp => ExternalSignInOutcome.SignUpDisabled,
            _ => ExternalSignInOutcome.Refused,
        };
    }

    private static LocalAccount? Facts(AisbfUser? user) => user is null
        ? null
        : new LocalAccount(user.IsDisabled, user.EmailConfirmed, user is { LastSignedInAt: null, CreatedBy: null });
}
