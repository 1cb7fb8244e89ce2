namespace Aisbf.Application.Accounts;

/// <summary>Bounds for what people send about their accounts.</summary>
internal static class AccountRules
{
    /// <summary>Most characters of an address: as many as mail can carry.</summary>
    public const int MaxEmail = 254;

    /// <summary>Most characters of a password: hashing more would be work for nothing.</summary>
    public const int MaxPassword = 256;

    /// <summary>Most characters of a token from a mail.</summary>
    public const int MaxToken = 2048;

    /// <summary>Most characters of a display name.</summary>
    public const int MaxDisplayName = 100;
}
