namespace Aisbf.Application.Users;

/// <summary>What a session holds of the admin who is signed in as somebody else.</summary>
public static class ImpersonationClaims
{
    /// <summary>The admin's id.</summary>
    public const string Impersonator = "aisbf:impersonator";

    /// <summary>The admin's security stamp when it began: with another one the session is over.</summary>
    public const string Stamp = "aisbf:impersonator_stamp";
}
