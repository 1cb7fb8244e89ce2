using Aisbf.Application.Abstractions;
using Aisbf.Application.Accounts;
using Aisbf.Application.Audit;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Users;

/// <summary>Changes one account for an admin, and puts on record what was done or refused.</summary>
internal sealed class UserChanger(IUserAdministration users, IUserAccounts accounts, IAuditLog audit)
{
    public async Task<Result<UserAccount>> ChangeAsync(
        UserAdministrator admin, string username, UserChange change, CancellationToken cancellationToken)
    {
        if (!(await users.ChangeAsync(admin, username, change, cancellationToken)).TryGet(out var changed, out var error))
        {
            await RecordRefusalAsync(username, error, change.ActionsOn);
            return error;
        }

        foreach (var action in changed.Done)
        {
            var detail = action == UserAction.ChangeRole
                ? $"from {RoleNames.Of(changed.Former.Role)} to {RoleNames.Of(changed.Account.Role)}"
                : null;
            await RecordAsync(new AuditEvent(WordFor(action), Owner.OfUser(changed.Account.Id), changed.Account.Username, Detail: detail));
        }

        return changed.Account;
    }

    public async Task<Result<Unit>> DeleteAsync(UserAdministrator admin, string username, CancellationToken cancellationToken)
    {
        if (!(await users.DeleteAsync(admin, username, cancellationToken)).TryGet(out var deleted, out var error))
        {
            await RecordRefusalAsync(username, error, _ => [UserAction.Delete]);
            return error;
        }

        await RecordAsync(new AuditEvent(AuditActions.AccountDeleted, Owner.OfUser(deleted.Id), deleted.Username));
        return default(Unit);
    }

    // What was asked for without the right to it is worth knowing; what was only asked wrongly is not.
    private async Task RecordRefusalAsync(string username, Error error, Func<UserAccount, IReadOnlyList<UserAction>> actionsOn)
    {
        if (error.Code == ErrorCode.PermissionDenied && await accounts.FindAsync(username, CancellationToken.None) is { } account)
        {
            foreach (var action in actionsOn(account).DefaultIfEmpty(UserAction.Edit))
            {
                await RecordAsync(new AuditEvent(WordFor(action), Owner.OfUser(account.Id), account.Username, Succeeded: false, error.Message));
            }
        }
    }

    // It has happened, whether or not the caller waits for the answer.
    private Task RecordAsync(AuditEvent entry) => audit.AppendAsync(entry, CancellationToken.None);

    private static string WordFor(UserAction action) => action switch
    {
        UserAction.Edit => AuditActions.AccountUpdated,
        UserAction.ChangeEmail => AuditActions.EmailChanged,
        UserAction.SetPassword => AuditActions.PasswordSet,
        UserAction.ChangeRole => AuditActions.RoleChanged,
        UserAction.Enable => AuditActions.AccountEnabled,
        UserAction.Disable => AuditActions.AccountDisabled,
        UserAction.EndSessions => AuditActions.SessionsEnded,
        UserAction.Delete => AuditActions.AccountDeleted,
        _ => AuditActions.ImpersonationStarted,
    };
}
