namespace Aisbf.Application.Tenancy;

/// <summary>What users may do with what is the operator's.</summary>
public sealed class TenancyOptions
{
    public const string Section = "Aisbf:Tenancy";

    /// <summary>
    /// Let a name that a user's own namespace does not have mean the operator's provider, rotation or autoselect with that
    /// name, at the operator's expense, and show those in users' lists of models. Admins may always. Default false.
    /// </summary>
    public bool UsersMayUseGlobalRoutes { get; set; }
}
