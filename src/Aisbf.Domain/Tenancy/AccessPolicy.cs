using Aisbf.Domain.Common;

namespace Aisbf.Domain.Tenancy;

/// <summary>Decides whom an endpoint lets in.</summary>
public static class AccessPolicy
{
    private static readonly Error OutOfScope = new(ErrorCode.PermissionDenied, "This token may not do that: its scope does not include it.");
    private static readonly Error NoUser = new(ErrorCode.PermissionDenied, "This token is the installation's and belongs to no user.");
    private static readonly Error NoSession = new(ErrorCode.PermissionDenied, "Only a person who is signed in may do that, no token.");
    private static readonly Error NoRight = new(ErrorCode.PermissionDenied, "Your role does not include that.");
    private static readonly Error Limited = new(ErrorCode.PermissionDenied, "This token is limited to models or addresses, so it may not manage anything.");

    /// <summary>Null when there is a user in whose namespace the caller works, else what to answer.</summary>
    public static Error? CheckNamespace(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.Owner.IsGlobal ? NoUser : null;
    }

    /// <summary>Null when the caller may call endpoints of this level, else what to answer.</summary>
    public static Error? Check(Caller caller, AccessLevel level)
    {
        ArgumentNullException.ThrowIfNull(caller);

        // It could make itself a token without limits, or change what its limits mean.
        if (level.IsManagement() && !caller.Limits.IsUnlimited)
        {
            return Limited;
        }

        return level switch
        {
            AccessLevel.Public => null,
            AccessLevel.Caller => caller.Scope.HasFlag(TokenScope.Api) ? null : OutOfScope,
            AccessLevel.User => !caller.Scope.HasFlag(TokenScope.Api) ? OutOfScope : caller.Owner.IsGlobal ? NoUser : null,
            AccessLevel.Session => caller.IsSession ? null : NoSession,
            AccessLevel.Admin => caller.IsAdmin ? null : caller.IsSession ? NoRight : OutOfScope,
            _ => caller.IsGlobalAdmin ? null : caller.IsSession ? NoRight : OutOfScope,
        };
    }
}
