namespace Aisbf.Api.ExternalLogins;

/// <summary>Why somebody who went to sign in elsewhere is back on the sign-in page.</summary>
internal static class ExternalLoginErrors
{
    /// <summary>The provider did not answer as it should, or the answer was not to a question of ours.</summary>
    public const string Failed = "external_login_failed";

    /// <summary>The person did not agree, at the provider.</summary>
    public const string Cancelled = "external_login_cancelled";

    /// <summary>The account may not be used.</summary>
    public const string Refused = "external_login_refused";

    /// <summary>The provider does not vouch for the person's address.</summary>
    public const string EmailUnverified = "external_email_unverified";

    /// <summary>The person has no account, and cannot make one.</summary>
    public const string SignUpDisabled = "sign_up_disabled";
}
