namespace Aisbf.Application.ExternalLogins;

/// <summary>How an external sign-in ended.</summary>
public enum ExternalSignInOutcome
{
    SignedIn,

    /// <summary>The second factor is asked for now.</summary>
    TwoFactorRequired,

    /// <summary>The provider does not vouch for the address.</summary>
    EmailUnverified,

    /// <summary>There is no account, and people cannot make one themselves.</summary>
    SignUpDisabled,

    /// <summary>The account may not be used; why is not the visitor's to know.</summary>
    Refused,
}
