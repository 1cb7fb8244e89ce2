namespace Aisbf.Application.Accounts.Mails;

/// <summary>The words of mails about accounts.</summary>
internal static class AccountMails
{
    private const string NotYou = "If this was not you, ignore this mail: nothing happens without the link.";
    private const string NotYours = "If this was not you, set a new password at once with \"forgot password\" and tell whoever runs this installation.";

    public static AccountMail Verification(string username, Uri link) => AccountMail.Of(
        "Verify your e-mail address", link,
        $"To verify the e-mail address of your account '{username}', open this link within 24 hours:",
        "If you did not make an account with this name, do not open the link, and ignore this mail.");

    public static AccountMail AccountExists(string username) => AccountMail.Of(
        "You have an account already", null,
        $"Somebody tried to sign up with this e-mail address. It belongs to your account '{username}', so no new one was made.",
        "If it was you, sign in, or use \"forgot password\". If it was not, there is nothing to do.");

    public static AccountMail PasswordReset(string username, Uri link) => AccountMail.Of(
        "Set a new password", link, $"To set a new password for your account '{username}', open this link within one hour. It works once:", NotYou);

    public static AccountMail PasswordChanged(string username) => AccountMail.Of(
        "Your password was changed", null, $"The password of your account '{username}' was changed, and its other sessions have ended.", NotYours);

    public static AccountMail EmailChange(string username, Uri link) => AccountMail.Of(
        "Confirm your new e-mail address", link, $"To use this e-mail address for the account '{username}', open this link within 24 hours:", NotYou);

    public static AccountMail EmailChanged(string username) => AccountMail.Of(
        "Your e-mail address was changed", null,
        $"The e-mail address of your account '{username}' was changed. Mails about it go to the new address from now on.",
        "If this was not you, tell whoever runs this installation at once.");

    public static AccountMail AccountDeleted(string username) => AccountMail.Of(
        "Your account was deleted", null, $"Your account '{username}' was deleted with everything that was in it.",
        "If this was not you, tell whoever runs this installation.");
}
