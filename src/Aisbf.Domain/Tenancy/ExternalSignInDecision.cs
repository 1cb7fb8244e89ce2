namespace Aisbf.Domain.Tenancy;

/// <summary>What to do with a person who signed in at an external provider.</summary>
public enum ExternalSignInDecision
{
    /// <summary>Sign in to the account that the login is linked with.</summary>
    SignIn,

    /// <summary>Link the login with the account that has the same verified address, and sign in.</summary>
    Link,

    /// <summary>Make an account, link the login with it, and sign in.</summary>
    Create,

    /// <summary>As <see cref="Create"/>, in place of an account that somebody made with this address and never verified.</summary>
    Replace,

    /// <summary>Refuse: the provider does not vouch for the address.</summary>
    RefuseUnverified,

    /// <summary>Refuse: there is no account, and people cannot make one themselves.</summary>
    RefuseSignUp,

    /// <summary>Refuse: the account is disabled, or is not verified but in use.</summary>
    Refuse,
}
