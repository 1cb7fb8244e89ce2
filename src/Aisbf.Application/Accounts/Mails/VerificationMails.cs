using Aisbf.Application.Abstractions;
using Microsoft.Extensions.Options;

namespace Aisbf.Application.Accounts.Mails;

/// <summary>Sends people the link that verifies their address, not more often than one of them in a while.</summary>
internal sealed class VerificationMails(
    IAccountStore accounts, IAccountCredentials credentials, AccountNotices notices, AttemptLimits limits, IOptions<AccountOptions> options)
{
    public async Task SendAsync(Account account, CancellationToken cancellationToken)
    {
        if (notices.IsEnabled
            && limits.EnterVerification(account.Email) is null
            && await accounts.ClaimVerificationMailAsync(account.Id, options.Value.ResendInterval, cancellationToken))
        {
            notices.AskToVerify(account, await credentials.CreateVerificationTokenAsync(account.Id));
        }
    }
}
