namespace Aisbf.Application.Users.Impersonate;

/// <summary>What a session says of the admin who is signed in as somebody else.</summary>
public static class ImpersonatorClaim
{
    /// <summary>The claim's type; its value is the admin's id.</summary>
    public const string Type = "aisbf:impersonator";
}
