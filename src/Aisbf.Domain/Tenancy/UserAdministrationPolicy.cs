using Aisbf.Domain.Common;

namespace Aisbf.Domain.Tenancy;

/// <summary>
/// Decides who may do what to another person's account and things, by rank: admins look after users, global admins after
/// everybody; nobody administers their own account, and there is always a global admin left. The only place where ranks are compared.
/// </summary>
public static class UserAdministrationPolicy
{
    private static readonly Error NoRight = new(ErrorCode.PermissionDenied, "Your role does not include that.");
    private static readonly Error Rank = new(ErrorCode.PermissionDenied, "Only a global admin looks after admins: their accounts, tokens and namespaces.");
    private static readonly Error Grant = new(ErrorCode.PermissionDenied, "Only a global admin gives that role.", "role");
    private static readonly Error Oneself = new(ErrorCode.PermissionDenied, "Nobody administers their own account. What is yours to change is under /api/account.");
    private static readonly Error NoSession = new(ErrorCode.PermissionDenied, "Only a person who is signed in can work as somebody else, no token.");
    private static readonly Error NoUser = new(ErrorCode.PermissionDenied, "Nobody works as an admin but that admin.");
    private static readonly Error Disabled = new(ErrorCode.Conflict, "The account is disabled.");

    /// <summary>The answer to whatever would leave nobody to look after the others.</summary>
    public static Error NobodyLeft { get; } = new(
        ErrorCode.Conflict, "This is the only global admin who is enabled. Give somebody else that role first.");

    /// <summary>Null when the admin may do it, else what to answer.</summary>
    /// <param name="admin">With the role of this moment.</param>
    /// <param name="action">What is to be done.</param>
    /// <param name="target">To whom.</param>
    public static Error? Check(UserAdministrator admin, UserAction action, ManagedUser target)
    {
        ArgumentNullException.ThrowIfNull(admin);
        ArgumentNullException.ThrowIfNull(target);
        if (admin.Role < UserRole.Admin)
        {
            return NoRight;
        }

        if (action == UserAction.Impersonate)
        {
            return !admin.IsSession ? NoSession : target.Role != UserRole.User ? NoUser : target.IsEnabled ? null : Disabled;
        }

        // Every admin sees who the others are.
        if (action == UserAction.View)
        {
            return null;
        }

        if (admin.UserId == target.Id)
        {
            return action is UserAction.EndSessions or UserAction.ReadAudit || IsAboutThings(action) ? null : Oneself;
        }

        // A person's token may leak; it must not become one that another admin is held responsible for.
        var isPersonsToken = admin is { UserId: not null, IsSession: false };
        if (target.Role > UserRole.User && (admin.Role < UserRole.GlobalAdmin || isPersonsToken && action is (UserAction.CreateToken or UserAction.RotateToken)))
        {
            return Rank;
        }

        return target.IsLastGlobalAdmin && action is (UserAction.ChangeRole or UserAction.Disable or UserAction.Delete) ? NobodyLeft : null;
    }

    /// <summary>Null when the admin may give this role, else what to answer.</summary>
    public static Error? CheckGrant(UserAdministrator admin, UserRole role)
    {
        ArgumentNullException.ThrowIfNull(admin);
        return admin.Role < UserRole.Admin ? NoRight : role > UserRole.User && admin.Role < UserRole.GlobalAdmin ? Grant : null;
    }

    private static bool IsAboutThings(UserAction action) => action is UserAction.UseNamespace
        or UserAction.ReadTokens or UserAction.CreateToken or UserAction.RotateToken or UserAction.RevokeToken;
}
