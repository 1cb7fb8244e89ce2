namespace Aisbf.Domain.Tenancy;

/// <summary>What access levels have in common.</summary>
public static class AccessLevels
{
    /// <summary>Changes or shows configuration and accounts, or the state of the gateway, as opposed to carrying model calls.</summary>
    public static bool IsManagement(this AccessLevel level) => level != AccessLevel.Caller;
}
