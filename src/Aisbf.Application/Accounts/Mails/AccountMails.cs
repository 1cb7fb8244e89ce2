using Aisbf.Application.Abstractions;
using Aisbf.Domain.Common;

namespace Aisbf.Application.Accounts.Mails;

/// <summary>The mails about accounts. Names may hold anything: they are encoded, and lose their line breaks.</summary>
internal static class AccountMails
{
    private const string Ignore = "If you did not ask for this, ignore this mail: nothing changes.";
    private const string Intruder = "If this was not you, somebody else may have got into your account:";

    /// <summary>Asks somebody who signed up to confirm the address.</summary>
    public static MailMessage VerifyAddress(string to, string username, Uri link) => MailLayout.Render(to, new MailContent(
        "Confirm your e-mail address",
        Hello(username),
        ["Welcome to Aisbf. Please confirm that this e-mail address is yours; after that you can sign in."],
        new MailButton("Confirm the address", link),
        ["The link works for 24 hours. If you did not sign up, ignore this mail: nothing happens."]));

    /// <summary>Lets somebody who forgot the password choose another.</summary>
    public static MailMessage ResetPassword(string to, string username, Uri link) => MailLayout.Render(to, new MailContent(
        "Reset your password",
        Hello(username),
        ["Somebody, hopefully you, asked to reset the password of your account."],
        new MailButton("Choose a new password", link),
        [$"The link works once, and for one hour. {Ignore}"]));

    /// <summary>Asks the owner of an address, to which an account is to move, to confirm it. Goes to the new address.</summary>
    public static MailMessage ConfirmNewAddress(string to, string username, Uri link) => MailLayout.Render(to, new MailContent(
        "Confirm your new e-mail address",
        Hello(username),
        ["This is to become the e-mail address of your account. It stays as it was until you confirm this one."],
        new MailButton("Use this address", link),
        [$"The link works for 24 hours. {Ignore}"]));

    /// <summary>Tells that an account has another address now. Goes to the old one, so that nobody loses an account unnoticed.</summary>
    public static MailMessage AddressChanged(string to, string username) => MailLayout.Render(to, new MailContent(
        "Your e-mail address was changed",
        Hello(username),
        ["Your account has another e-mail address now. This is the last mail about it to this address.", $"{Intruder} tell the administrator at once."],
        null,
        []));

    /// <summary>Tells that an account has another password now.</summary>
    public static MailMessage PasswordChanged(string to, string username) => MailLayout.Render(to, new MailContent(
        "Your password was changed",
        Hello(username),
        ["The password of your account was changed, and you were signed out everywhere else.", $"{Intruder} reset your password at once, and tell the administrator."],
        null,
        []));

    /// <summary>
    /// Tells the owner of an address that somebody tried to sign up with it: the website must not, because it would tell
    /// strangers who has an account.
    /// </summary>
    public static MailMessage AccountExists(string to, string username) => MailLayout.Render(to, new MailContent(
        "You already have an account",
        Hello(username),
        ["Somebody, hopefully you, tried to sign up with this e-mail address. It has an account already, so no other was made."],
        null,
        ["Sign in with it, or ask for a new password there. If this was not you, ignore this mail: nothing changes."]));

    /// <summary>Says farewell.</summary>
    public static MailMessage AccountDeleted(string to, string username) => MailLayout.Render(to, new MailContent(
        "Your account was deleted",
        Hello(username),
        ["Your account was deleted, and its access tokens no longer work.", "If this was not you, tell the administrator."],
        null,
        []));

    /// <summary>Shows an administrator that mail works.</summary>
    public static MailMessage Test(string to) => MailLayout.Render(to, new MailContent(
        "Test mail",
        "Hello,",
        ["This is a test. If you can read it, mail works."],
        null,
        []));

    private static string Hello(string username) => $"Hello {Printable.Of(username)},";
}
