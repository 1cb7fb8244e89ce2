using Aisbf.Application.Abstractions;
using Aisbf.Application.Accounts.Mails;
using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using MediatR;

namespace Aisbf.Application.Accounts.ForgotPassword;

/// <summary>Mails the way to a new password to a verified address. The answer does not tell whether there is such an account.</summary>
public sealed record ForgotPasswordCommand(EmailDto Document) : IControlRequest<AcceptedDto>, IAudited;

internal sealed class ForgotPasswordHandler(
    IAccountStore accounts, IAccountCredentials credentials, AccountNotices notices, AttemptLimits limits, IActorContext actors, IAuditLog audit)
    : IRequestHandler<ForgotPasswordCommand, Result<AcceptedDto>>
{
    private static readonly AcceptedDto Accepted = new("If there is an account with this address, a mail is on its way.");

    public async Task<Result<AcceptedDto>> Handle(ForgotPasswordCommand request, CancellationToken cancellationToken)
    {
        if (limits.EnterAsStranger(actors.Current.Address) is { } wait)
        {
            return TooMany.Requests(wait);
        }

        if (await accounts.FindByEmailAsync(request.Document.Email!, cancellationToken) is { IsEnabled: true, IsEmailVerified: true } account
            && limits.EnterMail("reset", account.Email) is null)
        {
            notices.OfferReset(account, await credentials.CreateResetTokenAsync(account.Id));
            await audit.AppendAsync(new AuditEvent(AuditActions.PasswordResetAsked, account.Owner, account.Username), CancellationToken.None);
        }

        return Accepted;
    }
}
