using Aisbf.Application.Abstractions;
using Aisbf.Application.Accounts.Mails;
using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Accounts.ChangeEmail;

/// <summary>
/// Mails a link to the address that the caller wants to change to. The account keeps its present one until the link is used. The answer
/// does not tell whether somebody else has the address.
/// </summary>
public sealed record ChangeEmailCommand(Caller Caller, ChangeEmailDto Document) : IControlRequest<AcceptedDto>, IAudited<Result<AcceptedDto>>
{
    public AuditEvent? Describe(Result<AcceptedDto> response) => AccountEvent.Of(AuditActions.EmailChangeAsked, Caller, response.Error);
}

internal sealed class ChangeEmailHandler(IAccountStore accounts, IAccountCredentials credentials, AccountNotices notices, AttemptLimits limits)
    : IRequestHandler<ChangeEmailCommand, Result<AcceptedDto>>
{
    private static readonly Error NoMail = new(ErrorCode.NotFound, "This installation sends no mail, so addresses cannot be changed. Ask an admin.");
    private static readonly Error Same = new(ErrorCode.InvalidRequest, "The account has this address already.", "email");
    private static readonly AcceptedDto Accepted = new("If the address can be used, a mail is on its way there.");

    public async Task<Result<AcceptedDto>> Handle(ChangeEmailCommand request, CancellationToken cancellationToken)
    {
        var id = request.Caller.Self.UserId!.Value;
        if (!notices.IsEnabled)
        {
            return NoMail;
        }

        if (await accounts.FindAsync(id, cancellationToken) is not { } account)
        {
            return AccountErrors.Gone;
        }

        var email = request.Document.Email!;
        if ((await credentials.ConfirmPasswordAsync(id, request.Document.Password!, "password")).Error is { } wrong)
        {
            return wrong;
        }

        if (string.Equals(email, account.Email, StringComparison.OrdinalIgnoreCase))
        {
            return Same;
        }

        if (limits.EnterMail("email-change", account.Username) is { } wait)
        {
            return TooMany.Mails(wait);
        }

        if ((await accounts.SetPendingEmailAsync(id, email, cancellationToken)).Error is { } error)
        {
            return error;
        }

        // A sign-up that nobody verified or used gives way to whoever confirms the address.
        if (await accounts.FindByEmailAsync(email, cancellationToken) is null or { IsEmailVerified: false, LastSignedInAt: null })
        {
            notices.AskToConfirm(account, email, await credentials.CreateEmailChangeTokenAsync(id, email));
        }

        return Accepted;
    }
}
