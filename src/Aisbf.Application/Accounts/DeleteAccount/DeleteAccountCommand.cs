using Aisbf.Application.Abstractions;
using Aisbf.Application.Accounts.Mails;
using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;
using Unit = Aisbf.Domain.Common.Unit;

namespace Aisbf.Application.Accounts.DeleteAccount;

/// <summary>Removes the caller's account with everything in it. What is on record about it stays.</summary>
public sealed record DeleteAccountCommand(Caller Caller, DeleteAccountDto Document) : IControlRequest<Unit>, IAudited<Result<Unit>>
{
    public AuditEvent? Describe(Result<Unit> response) => AccountEvent.Of(AuditActions.AccountDeleted, Caller, response.Error, "by its owner");
}

internal sealed class DeleteAccountHandler(
    IAccountStore accounts, IAccountCredentials credentials, IAccountSessions sessions, AccountNotices notices)
    : IRequestHandler<DeleteAccountCommand, Result<Unit>>
{
    public async Task<Result<Unit>> Handle(DeleteAccountCommand request, CancellationToken cancellationToken)
    {
        var id = request.Caller.Self.UserId!.Value;
        if (await accounts.FindAsync(id, cancellationToken) is not { } account)
        {
            return AccountErrors.Gone;
        }

        if ((await credentials.ConfirmPasswordAsync(id, request.Document.Password!, "password")).Error is { } wrong)
        {
            return wrong;
        }

        if ((await accounts.DeleteAsync(id, cancellationToken)).Error is { } error)
        {
            return error;
        }

        await sessions.SignOutAsync();
        notices.TellOfDeletion(account);
        return default(Unit);
    }
}
