namespace Aisbf.Application.Accounts.SignIn;

/// <summary>How an attempt to sign in ended.</summary>
public enum SignInStatus
{
    /// <summary>No such account, another password, locked or disabled: callers are not told which.</summary>
    Refused,

    /// <summary>Too many passwords are being checked; this one was not looked at.</summary>
    Busy,

    /// <summary>The password is right, and the address has to be verified first.</summary>
    Unverified,

    /// <summary>The password is right, and a second factor is asked for.</summary>
    SecondFactorNeeded,

    /// <summary>A session has begun.</summary>
    SignedIn,
}
