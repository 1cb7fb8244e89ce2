namespace Aisbf.Application.Audit;

/// <summary>The words that the audit log has for what was done.</summary>
public static class AuditActions
{
    public const string SignedIn = "session.started";
    public const string SignInFailed = "session.refused";
    public const string SignedOut = "session.ended";
    public const string SessionsEnded = "session.all_ended";
    public const string ImpersonationStarted = "impersonation.started";
    public const string ImpersonationEnded = "impersonation.ended";
    public const string ActedForOther = "namespace.entered";

    public const string AccountCreated = "account.created";
    public const string AccountVerified = "account.verified";
    public const string AccountUpdated = "account.updated";
    public const string AccountDeleted = "account.deleted";
    public const string AccountEnabled = "account.enabled";
    public const string AccountDisabled = "account.disabled";
    public const string RoleChanged = "account.role_changed";
    public const string PasswordSet = "account.password_set";
    public const string PasswordChanged = "account.password_changed";
    public const string PasswordResetAsked = "account.password_reset_asked";
    public const string PasswordReset = "account.password_reset";
    public const string EmailChangeAsked = "account.email_change_asked";
    public const string EmailChanged = "account.email_changed";
    public const string AuthenticatorReplaced = "account.authenticator_replaced";
    public const string TwoFactorEnabled = "account.two_factor_enabled";
    public const string TwoFactorDisabled = "account.two_factor_disabled";
    public const string RecoveryCodesMade = "account.recovery_codes_made";
    public const string PasskeyAdded = "account.passkey_added";
    public const string PasskeyRemoved = "account.passkey_removed";
    public const string LoginLinked = "account.login_linked";
    public const string LoginUnlinked = "account.login_unlinked";

    public const string TokenCreated = "token.created";
    public const string TokenRotated = "token.rotated";
    public const string TokenRevoked = "token.revoked";

    public const string ProviderSaved = "provider.saved";
    public const string ProviderRemoved = "provider.removed";
    public const string ProviderReset = "provider.reset";
    public const string RotationSaved = "rotation.saved";
    public const string RotationRemoved = "rotation.removed";
    public const string AutoselectSaved = "autoselect.saved";
    public const string AutoselectRemoved = "autoselect.removed";
    public const string ConfigurationImported = "configuration.imported";
    public const string ConfigurationExported = "configuration.exported";

    public const string AuditLimited = "audit.limited";
    public const string AuditSummarized = "audit.summarized";
}
