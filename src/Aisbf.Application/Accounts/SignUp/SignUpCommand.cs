using Aisbf.Application.Abstractions;
using Aisbf.Application.Accounts.Mails;
using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using MediatR;
using Microsoft.Extensions.Options;

namespace Aisbf.Application.Accounts.SignUp;

/// <summary>
/// Makes an account for whoever asks. It takes the place of sign-ups with the same address or name that nobody verified. The answer does not tell whether the address has one already: its owner is told by mail.
/// It does tell that a username is taken, because usernames are public.
/// </summary>
public sealed record SignUpCommand(SignUpDto Document) : IControlRequest<AcceptedDto>, IAudited;

internal sealed class SignUpHandler(
    IAccountStore accounts,
    VerificationMails verifications,
    AccountNotices notices,
    AttemptLimits limits,
    IActorContext actors,
    IAuditLog audit,
    IOptions<AccountOptions> options)
    : IRequestHandler<SignUpCommand, Result<AcceptedDto>>
{
    private static readonly Error Closed = new(ErrorCode.NotFound, "Nobody can sign up here. Ask whoever runs this installation for an account.");
    private static readonly AcceptedDto Accepted = new("Look into your mails: the next step is there.");

    public async Task<Result<AcceptedDto>> Handle(SignUpCommand request, CancellationToken cancellationToken)
    {
        // Without mail nobody could verify an address, and the account could never be used.
        if (!options.Value.SignUpEnabled || (options.Value.RequireEmailVerification && !notices.IsEnabled))
        {
            return Closed;
        }

        if (limits.EnterAsStranger(actors.Current.Address) is { } wait)
        {
            return TooMany.Requests(wait);
        }

        var (username, email, password) = (request.Document.Username!, request.Document.Email!, request.Document.Password!);
        if ((await accounts.SignUpAsync(username, email, password, cancellationToken)).TryGet(out var account, out var error))
        {
            await audit.AppendAsync(new AuditEvent(AuditActions.AccountCreated, account.Owner, account.Username, Detail: "signed up"), CancellationToken.None);
            await verifications.SendAsync(account, cancellationToken);
            return Accepted;
        }

        if (error is not { Code: ErrorCode.Conflict, Param: "email" })
        {
            return error;
        }

        await TellOwnerAsync(email, cancellationToken);
        return Accepted;
    }

    private async Task TellOwnerAsync(string email, CancellationToken cancellationToken)
    {
        if (await accounts.FindByEmailAsync(email, cancellationToken) is not { IsEnabled: true } owner)
        {
            return;
        }

        if (!owner.IsEmailVerified)
        {
            await verifications.SendAsync(owner, cancellationToken);
        }
        else if (limits.EnterMail("sign-up", owner.Email) is null)
        {
            notices.TellOfSecondSignUp(owner);
        }
    }
}
