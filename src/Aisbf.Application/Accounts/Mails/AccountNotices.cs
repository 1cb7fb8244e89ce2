using Aisbf.Application.Abstractions;

namespace Aisbf.Application.Accounts.Mails;

/// <summary>Writes to people about their accounts. Does nothing where no mail can be sent.</summary>
internal sealed class AccountNotices(IMailSender sender, IMailLinks links)
{
    public bool IsEnabled => sender.IsEnabled;

    /// <summary>Asks whether the address is the person's.</summary>
    public void AskToVerify(Account account, string token) =>
        Send(() => AccountMails.VerifyAddress(account.Email, account.Username, Link("dashboard/verify-email", account, token)));

    /// <summary>Tells the owner of an address that somebody tried to sign up with it.</summary>
    public void TellOfSecondSignUp(Account account) => Send(() => AccountMails.AccountExists(account.Email, account.Username));

    /// <summary>Sends the way to a new password.</summary>
    public void OfferReset(Account account, string token) =>
        Send(() => AccountMails.ResetPassword(account.Email, account.Username, Link("dashboard/reset-password", account, token)));

    public void TellOfNewPassword(Account account) => Send(() => AccountMails.PasswordChanged(account.Email, account.Username));

    /// <summary>Asks at the new address whether it is the person's.</summary>
    public void AskToConfirm(Account account, string email, string token) =>
        Send(() => AccountMails.ConfirmNewAddress(email, account.Username, Link("dashboard/verify-email-change", account, token)));

    /// <summary>Tells the old address that it is not the account's any more.</summary>
    public void TellOfNewEmail(Account before) => Send(() => AccountMails.AddressChanged(before.Email, before.Username));

    public void TellOfDeletion(Account before) => Send(() => AccountMails.AccountDeleted(before.Email, before.Username));

    private Uri Link(string path, Account account, string token) => links.To(path, ("user", account.Id.ToString()), ("token", token));

    private void Send(Func<MailMessage> write)
    {
        if (sender.IsEnabled)
        {
            sender.Enqueue(write());
        }
    }
}
