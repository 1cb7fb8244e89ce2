using Aisbf.Application.Abstractions;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Aisbf.Infrastructure.Identity;

/// <summary>Changes accounts through Identity, so that its rules and stamps hold for admins, too.</summary>
internal sealed class UserAdministration(
    UserManager<AisbfUser> users,
    AisbfDbContext context,
    UserRegistrar registrar,
    PasswordHashing passwords,
    EarlierAccess earlier,
    RightsLock rights,
    IOwnerChanges changes) : IUserAdministration
{
    private static readonly Error NoSuchUser = new(ErrorCode.NotFound, "There is no user with this name.");

    private static readonly Error Outdated = new(
        ErrorCode.PreconditionFailed, "It was changed since it was read; read it again and repeat the change.");

    private static readonly Error AddressTaken = new(ErrorCode.Conflict, "There is an account with this e-mail address.", "email");

    public async Task<Result<UserAccount>> CreateAsync(UserAdministrator admin, NewAccount account, CancellationToken cancellationToken)
    {
        if (UserAdministrationPolicy.CheckGrant(admin, account.Role) is { } refused)
        {
            return refused;
        }

        var sent = new NewUser(account.Username, account.Email, account.Password.Reveal(), account.Role, IsEmailConfirmed: true, admin.UserId);
        return (await registrar.CreateAsync(sent, cancellationToken)).TryGet(out var user, out var error)
            ? await ReadAsync(user.Id, cancellationToken)
            : error;
    }

    public async Task<Result<ChangedUser>> ChangeAsync(
        UserAdministrator admin, string username, UserChange change, CancellationToken cancellationToken)
    {
        string? hash = null;
        if (change.Password is { } password && !(await HashAsync(username, password)).TryGet(out hash, out var weak))
        {
            return weak;
        }

        var result = await rights.RunAsync(() => ChangeOnceAsync(admin, username, change, hash, cancellationToken), cancellationToken);
        if (result.TryGet(out var changed, out _) && changed.Done.Count > 0)
        {
            await changes.PublishAsync(Owner.OfUser(changed.Account.Id), CancellationToken.None);
        }

        return result;
    }

    public async Task<Result<UserSummary>> DeleteAsync(UserAdministrator admin, string username, CancellationToken cancellationToken)
    {
        var result = await rights.RunAsync(() => DeleteOnceAsync(admin, username, cancellationToken), cancellationToken);
        if (result.TryGet(out var deleted, out _))
        {
            await changes.PublishAsync(Owner.OfUser(deleted.Id), CancellationToken.None);
        }

        return result;
    }

    private async Task<Result<ChangedUser>> ChangeOnceAsync(
        UserAdministrator admin, string username, UserChange change, string? passwordHash, CancellationToken cancellationToken)
    {
        if (await users.FindByNameAsync(username) is not { } user)
        {
            return NoSuchUser;
        }

        var former = await ReadAsync(user.Id, cancellationToken);
        var actions = change.ActionsOn(former);
        if (await CheckAsync(admin, actions.DefaultIfEmpty(UserAction.Edit), former, change.Role, cancellationToken) is { } refused)
        {
            return refused;
        }

        if (change.Stamps?.Contains(former.Stamp) == false)
        {
            return Outdated;
        }

        if (actions.Count == 0)
        {
            return new ChangedUser(former, former, actions);
        }

        if (actions.Contains(UserAction.ChangeEmail))
        {
            await registrar.RemovePendingAsync(username: null, change.Profile!.Email, cancellationToken);
            if (!user.EmailConfirmed)
            {
                await earlier.RevokeAsync(user, cancellationToken);
            }
        }

        Apply(user, change, passwordHash);
        if (actions.Contains(UserAction.ChangeRole))
        {
            await context.UserRoles.Where(r => r.UserId == user.Id).ExecuteDeleteAsync(cancellationToken);
            context.UserRoles.Add(new IdentityUserRole<Guid> { UserId = user.Id, RoleId = AisbfRole.Of(change.Role!.Value).Id });
        }

        return await SaveAsync(user, endsSessions: actions.Any(a => a is not (UserAction.Edit or UserAction.Enable))) is { } error
            ? error
            : new ChangedUser(await ReadAsync(user.Id, cancellationToken), former, actions);
    }

    private async Task<Result<UserSummary>> DeleteOnceAsync(UserAdministrator admin, string username, CancellationToken cancellationToken)
    {
        if (await users.FindByNameAsync(username) is not { } user)
        {
            return NoSuchUser;
        }

        var account = await ReadAsync(user.Id, cancellationToken);
        if (await CheckAsync(admin, [UserAction.Delete], account, granted: null, cancellationToken) is { } refused)
        {
            return refused;
        }

        return (await registrar.RemoveAsync(user, cancellationToken)).TryGet(out _, out var error)
            ? new UserSummary(account.Id, account.Username, account.Role, account.IsEnabled)
            : error;
    }

    private async Task<Error?> CheckAsync(
        UserAdministrator admin, IEnumerable<UserAction> actions, UserAccount account, UserRole? granted, CancellationToken cancellationToken)
    {
        if (admin.UserId is { } id)
        {
            // Whoever lost the rights since the request came has them no longer.
            var own = await Accounts(id).SingleOrDefaultAsync(cancellationToken);
            admin = admin with { Role = own is { IsEnabled: true } ? own.Role : UserRole.User };
        }

        var isLast = await rights.IsLastGlobalAdminAsync(account.Id, cancellationToken);
        var target = new ManagedUser(account.Id, account.Role, account.IsEnabled, isLast);
        return actions.Select(action => UserAdministrationPolicy.Check(admin, action, target)).FirstOrDefault(error => error is not null)
            ?? (granted is { } role && role != account.Role ? UserAdministrationPolicy.CheckGrant(admin, role) : null);
    }

    private static void Apply(AisbfUser user, UserChange change, string? passwordHash)
    {
        if (change.Profile is { } profile)
        {
            user.DisplayName = profile.DisplayName;
            if (user.Email != profile.Email)
            {
                user.Email = profile.Email;
                user.EmailConfirmed = true;
                user.PendingEmail = null;
            }
        }

        if (passwordHash is not null)
        {
            user.PasswordHash = passwordHash;
            user.AccessFailedCount = 0;
            user.LockoutEnd = null;
        }

        user.IsDisabled = change.IsEnabled is { } isEnabled ? !isEnabled : user.IsDisabled;
    }

    private async Task<Error?> SaveAsync(AisbfUser user, bool endsSessions)
    {
        try
        {
            var saved = endsSessions ? await users.UpdateSecurityStampAsync(user) : await users.UpdateAsync(user);
            return saved.Succeeded ? null : IdentityErrors.Of(saved);
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            // Somebody else was quicker, between the look and the write.
            return AddressTaken;
        }
    }

    // Before the transaction: hashing takes a while, and nobody should have to wait for it.
    private async Task<Result<string?>> HashAsync(string username, Secret password)
    {
        if (await users.FindByNameAsync(username) is not { } user)
        {
            return NoSuchUser;
        }

        return (await passwords.HashNewAsync(user, password.Reveal())).TryGet(out var hash, out var error) ? hash : error;
    }

    private Task<UserAccount> ReadAsync(Guid id, CancellationToken cancellationToken) => Accounts(id).SingleAsync(cancellationToken);

    private IQueryable<UserAccount> Accounts(Guid id) => AccountRow.ToAccounts(AccountRow.From(context, context.Users.Where(u => u.Id == id)), context);
}
