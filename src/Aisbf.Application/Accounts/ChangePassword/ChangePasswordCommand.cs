using Aisbf.Application.Abstractions;
using Aisbf.Application.Accounts.Mails;
using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;
using Unit = Aisbf.Domain.Common.Unit;

namespace Aisbf.Application.Accounts.ChangePassword;

/// <summary>Changes the caller's password. Ends the other sessions, and keeps this one.</summary>
public sealed record ChangePasswordCommand(Caller Caller, ChangePasswordDto Document) : IControlRequest<Unit>, IAudited<Result<Unit>>
{
    public AuditEvent? Describe(Result<Unit> response) => AccountEvent.Of(AuditActions.PasswordChanged, Caller, response.Error);
}

internal sealed class ChangePasswordHandler(
    IAccountStore accounts, IAccountCredentials credentials, IAccountSessions sessions, AccountNotices notices)
    : IRequestHandler<ChangePasswordCommand, Result<Unit>>
{
    public async Task<Result<Unit>> Handle(ChangePasswordCommand request, CancellationToken cancellationToken)
    {
        var id = request.Caller.Self.UserId!.Value;
        if (await accounts.FindAsync(id, cancellationToken) is not { } account)
        {
            return AccountErrors.Gone;
        }

        var (current, next) = (request.Document.CurrentPassword!, request.Document.NewPassword!);
        if ((await credentials.ConfirmPasswordAsync(id, current, "current_password")).Error is { } wrong)
        {
            return wrong;
        }

        if ((await credentials.ChangePasswordAsync(id, next)).Error is { } error)
        {
            return error.Param is null ? error : error with { Param = "new_password" };
        }

        await sessions.KeepAsync(id);
        notices.TellOfNewPassword(account);
        return default(Unit);
    }
}
