namespace Aisbf.Api.Controllers.Accounts.Pages;

/// <summary>One of the pages behind links in mails.</summary>
/// <param name="Action">Its path, as seen from itself: a proxy may have something in front.</param>
/// <param name="Title">The heading.</param>
/// <param name="Text">What the button does.</param>
/// <param name="Button">The words on it.</param>
/// <param name="Done">What is told once it is done.</param>
/// <param name="AsksPassword">Whether the person types a new password.</param>
internal sealed record AccountForm(string Action, string Title, string Text, string Button, string Done, bool AsksPassword = false)
{
    public const string Folder = "dashboard";
    public const string VerifyEmailPath = "verify-email";
    public const string ResetPasswordPath = "reset-password";
    public const string VerifyEmailChangePath = "verify-email-change";

    public static AccountForm VerifyEmail { get; } = new(
        VerifyEmailPath, "Verify your e-mail address", "If you made an account with this address, say so here.", "Verify the address",
        "The address is verified. You can sign in now.");

    public static AccountForm ResetPassword { get; } = new(
        ResetPasswordPath, "Set a new password", "Choose a password of at least 8 characters. All sessions of the account will end.", "Set the password",
        "The new password is set. You can sign in with it now.", AsksPassword: true);

    public static AccountForm VerifyEmailChange { get; } = new(
        VerifyEmailChangePath, "Confirm your new e-mail address", "All sessions of the account will end, and mails about it will go to this address.",
        "Use this address", "The account has the new address now. Sign in again.");
}
