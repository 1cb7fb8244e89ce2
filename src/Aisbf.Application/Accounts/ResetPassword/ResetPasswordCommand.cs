using Aisbf.Application.Abstractions;
using Aisbf.Application.Accounts.Mails;
using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using MediatR;
using Unit = Aisbf.Domain.Common.Unit;

namespace Aisbf.Application.Accounts.ResetPassword;

/// <summary>Sets a new password with the link that was mailed, once, and ends all sessions.</summary>
public sealed record ResetPasswordCommand(ResetPasswordDto Document) : IControlRequest<Unit>, IAudited;

internal sealed class ResetPasswordHandler(IAccountCredentials credentials, AccountNotices notices, IAuditLog audit)
    : IRequestHandler<ResetPasswordCommand, Result<Unit>>
{
    public async Task<Result<Unit>> Handle(ResetPasswordCommand request, CancellationToken cancellationToken)
    {
        var (user, token, password) = (request.Document.User, request.Document.Token!, request.Document.Password!);
        if (!(await credentials.ResetPasswordAsync(user, token, password)).TryGet(out var account, out var error))
        {
            return error;
        }

        notices.TellOfNewPassword(account);
        await audit.AppendAsync(new AuditEvent(AuditActions.PasswordReset, account.Owner, account.Username), CancellationToken.None);
        return default(Unit);
    }
}
