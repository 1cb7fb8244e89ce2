namespace Aisbf.Domain.Tenancy;

/// <summary>Whoever looks after people.</summary>
/// <param name="UserId">The person; null for a token of the operator's.</param>
/// <param name="Role">What the person may do; a token of the operator's for administration may do what a global admin may.</param>
/// <param name="IsSession">Signed in, and as nobody else.</param>
public sealed record UserAdministrator(Guid? UserId, UserRole Role, bool IsSession)
{
    public static UserAdministrator Of(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var role = caller.IsGlobalAdmin ? UserRole.GlobalAdmin : caller.IsAdmin ? UserRole.Admin : UserRole.User;
        return new UserAdministrator(caller.Self.UserId, role, caller.IsSession && caller.ImpersonatorId is null);
    }

    /// <summary>
    /// The same for what lies in people's namespaces, which admins also open with their own tokens. Accounts are not opened by those.
    /// </summary>
    public static UserAdministrator InNamespaces(Caller caller)
    {
        var administrator = Of(caller);
        return administrator.UserId is null || caller.Role <= administrator.Role ? administrator : administrator with { Role = caller.Role };
    }
}
