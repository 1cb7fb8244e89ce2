using Aisbf.Application.Abstractions;
using Aisbf.Application.Accounts.Mails;
using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using MediatR;
using Unit = Aisbf.Domain.Common.Unit;

namespace Aisbf.Application.Accounts.ConfirmEmailChange;

/// <summary>Makes the new address the account's, with the link that was mailed there. Ends all sessions and tells the old address.</summary>
public sealed record ConfirmEmailChangeCommand(LinkDto Document) : IControlRequest<Unit>, IAudited;

internal sealed class ConfirmEmailChangeHandler(IAccountCredentials credentials, AccountNotices notices, IAuditLog audit)
    : IRequestHandler<ConfirmEmailChangeCommand, Result<Unit>>
{
    public async Task<Result<Unit>> Handle(ConfirmEmailChangeCommand request, CancellationToken cancellationToken)
    {
        if (!(await credentials.ConfirmEmailChangeAsync(request.Document.User, request.Document.Token!)).TryGet(out var before, out var error))
        {
            return error;
        }

        notices.TellOfNewEmail(before);
        await audit.AppendAsync(new AuditEvent(AuditActions.EmailChanged, before.Owner, before.Username), CancellationToken.None);
        return default(Unit);
    }
}
