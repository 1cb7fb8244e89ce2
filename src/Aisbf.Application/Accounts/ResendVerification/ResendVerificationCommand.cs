using Aisbf.Application.Abstractions;
using Aisbf.Application.Accounts.Mails;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using MediatR;

namespace Aisbf.Application.Accounts.ResendVerification;

/// <summary>Sends the link that verifies an address again. The answer does not tell whether there is such an account.</summary>
public sealed record ResendVerificationCommand(EmailDto Document) : IControlRequest<AcceptedDto>;

internal sealed class ResendVerificationHandler(
    IAccountStore accounts, VerificationMails verifications, AttemptLimits limits, IActorContext actors)
    : IRequestHandler<ResendVerificationCommand, Result<AcceptedDto>>
{
    private static readonly AcceptedDto Accepted = new("If the address waits to be verified, a mail is on its way.");

    public async Task<Result<AcceptedDto>> Handle(ResendVerificationCommand request, CancellationToken cancellationToken)
    {
        if (limits.EnterAsStranger(actors.Current.Address) is { } wait)
        {
            return TooMany.Requests(wait);
        }

        if (await accounts.FindByEmailAsync(request.Document.Email!, cancellationToken) is { IsEnabled: true, IsEmailVerified: false } account)
        {
            await verifications.SendAsync(account, cancellationToken);
        }

        return Accepted;
    }
}
