using Aisbf.Application.Abstractions;

namespace Aisbf.Application.Accounts.Mails;

/// <summary>Writes to people about their accounts. Does nothing where no mail can be sent.</summary>
internal sealed class AccountNotices(IMailSender sender, IMailLinks links)
{
    public bool IsEnabled => sender.IsEnabled;

    /// <summary>Asks whether the address is the person's.</summary>
    public void AskToVerify(Account account, string token) => Send(account.Email, () => AccountMails.Verification(
        account.Username, Link("dashboard/verify-email", account, token)));

    /// <summary>Tells the owner of an address that somebody tried to sign up with it.</summary>
    public void TellOfSecondSignUp(Account account) => Send(account.Email, () => AccountMails.AccountExists(account.Username));

    /// <summary>Sends the way to a new password.</summary>
    public void OfferReset(Account account, string token) => Send(account.Email, () => AccountMails.PasswordReset(
        account.Username, Link("dashboard/reset-password", account, token)));

    public void TellOfNewPassword(Account account) => Send(account.Email, () => AccountMails.PasswordChanged(account.Username));

    /// <summary>Asks at the new address whether it is the person's.</summary>
    public void AskToConfirm(Account account, string email, string token) => Send(email, () => AccountMails.EmailChange(
        account.Username, Link("dashboard/verify-email-change", account, token)));

    /// <summary>Tells the old address that it is not the account's any more.</summary>
    public void TellOfNewEmail(Account before) => Send(before.Email, () => AccountMails.EmailChanged(before.Username));

    public void TellOfDeletion(Account before) => Send(before.Email, () => AccountMails.AccountDeleted(before.Username));

    private Uri Link(string path, Account account, string token) => links.To(path, ("user", account.Id.ToString()), ("token", token));

    private void Send(string to, Func<AccountMail> write)
    {
        if (sender.IsEnabled)
        {
            var mail = write();
            sender.Enqueue(new MailMessage(to, mail.Subject, mail.Text, mail.Html));
        }
    }
}
