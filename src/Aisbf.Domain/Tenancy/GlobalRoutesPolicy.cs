namespace Aisbf.Domain.Tenancy;

/// <summary>Decides who may use the operator's routes from a namespace of their own.</summary>
public static class GlobalRoutesPolicy
{
    /// <summary>
    /// Whether a name that the namespace does not have may mean one of the operator's routes. Admins may in their own
    /// namespace; in somebody else's they are shown what that person has.
    /// </summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="openToUsers">The operator shares the routes with everybody.</param>
    public static bool MayUse(Caller caller, bool openToUsers)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return !caller.Owner.IsGlobal && (openToUsers || caller.Owner == caller.Self && caller.Role >= UserRole.Admin);
    }
}
