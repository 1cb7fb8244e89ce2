using Aisbf.Application.Abstractions;
using Aisbf.Application.Accounts;
using Aisbf.Application.Audit;
using Aisbf.Application.ExternalLogins;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.ExternalLogins;

/// <summary>Makes accounts for people who sign in elsewhere, and links the two. Answers null where that cannot be done.</summary>
internal sealed class ExternalAccounts(
    UserManager<AisbfUser> users, UserRegistrar registrar, IAuditLog audit, IOptions<AccountOptions> options)
{
    /// <summary>People may make accounts themselves.</summary>
    public bool IsSignUpEnabled => options.Value.SignUpEnabled;

    /// <summary>Links a person's login with an account that is there.</summary>
    public async Task<AisbfUser?> LinkAsync(AisbfUser user, ExternalIdentity identity, CancellationToken cancellationToken)
    {
        var linked = await users.AddLoginAsync(user, new UserLoginInfo(identity.Provider, identity.Subject, identity.Provider));
        await AppendAsync(AuditActions.LoginLinked, user, linked.Succeeded, identity, cancellationToken);
        return linked.Succeeded ? user : null;
    }

    /// <summary>Makes an account without a password. Should linking fail, the next sign-in finds it by its verified address.</summary>
    public async Task<AisbfUser?> CreateAsync(ExternalIdentity identity, CancellationToken cancellationToken)
    {
        foreach (var username in await FreeUsernamesAsync(identity, cancellationToken))
        {
            var created = await registrar.CreateAsync(
                new NewUser(username, identity.Email!, Password: null, UserRole.User, IsEmailConfirmed: true), cancellationToken);
            if (created.TryGet(out var user, out var error))
            {
                await AppendAsync(AuditActions.AccountCreated, user, succeeded: true, identity, cancellationToken);
                return await LinkAsync(user, identity, cancellationToken);
            }

            // Somebody else may have taken the name by now; anything else will not go away with another name.
            if (error is not { Code: ErrorCode.Conflict, Param: "username" })
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Makes an account in place of one whose maker never showed that the address is theirs.</summary>
    public async Task<AisbfUser?> ReplaceAsync(AisbfUser unverified, ExternalIdentity identity, CancellationToken cancellationToken)
    {
        var deleted = await registrar.DeleteAsync(unverified, cancellationToken);
        await AppendAsync(AuditActions.AccountDeleted, unverified, deleted.IsSuccess, identity, cancellationToken);
        return deleted.IsSuccess ? await CreateAsync(identity, cancellationToken) : null;
    }

    private async Task<IReadOnlyList<string>> FreeUsernamesAsync(ExternalIdentity identity, CancellationToken cancellationToken)
    {
        var proposals = UsernameProposals.Of(identity.Name, identity.Email!).ToList();
        var skeletons = proposals.ConvertAll(Username.Skeleton);
        var taken = await users.Users.Where(u => skeletons.Contains(u.Skeleton)).Select(u => u.Skeleton).ToHashSetAsync(cancellationToken);
        return proposals.FindAll(proposal => !taken.Contains(Username.Skeleton(proposal)));
    }

    private Task AppendAsync(string action, AisbfUser user, bool succeeded, ExternalIdentity identity, CancellationToken cancellationToken) =>
        audit.AppendAsync(
            new AuditEvent(action, Owner.OfUser(user.Id), user.UserName!, succeeded, $"at sign-in with {identity.Provider}"), cancellationToken);
}
