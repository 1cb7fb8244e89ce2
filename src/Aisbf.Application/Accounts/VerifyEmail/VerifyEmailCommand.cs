using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using MediatR;
using Unit = Aisbf.Domain.Common.Unit;

namespace Aisbf.Application.Accounts.VerifyEmail;

/// <summary>Verifies an account's address with the link that was mailed there. Works again and again while the link does.</summary>
public sealed record VerifyEmailCommand(LinkDto Document) : IControlRequest<Unit>, IAudited;

internal sealed class VerifyEmailHandler(IAccountCredentials credentials, IAuditLog audit) : IRequestHandler<VerifyEmailCommand, Result<Unit>>
{
    public async Task<Result<Unit>> Handle(VerifyEmailCommand request, CancellationToken cancellationToken)
    {
        var (user, token) = (request.Document.User, request.Document.Token!);
        if (!(await credentials.VerifyEmailAsync(user, token)).TryGet(out var account, out var error))
        {
            return error;
        }

        await audit.AppendAsync(new AuditEvent(AuditActions.AccountVerified, account.Owner, account.Username), CancellationToken.None);
        return default(Unit);
    }
}
