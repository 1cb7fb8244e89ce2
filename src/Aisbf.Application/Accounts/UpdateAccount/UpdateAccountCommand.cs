using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;
using Unit = Aisbf.Domain.Common.Unit;

namespace Aisbf.Application.Accounts.UpdateAccount;

/// <summary>Changes what the caller likes to be called.</summary>
public sealed record UpdateAccountCommand(Caller Caller, UpdateAccountDto Document) : IControlRequest<Unit>, IAudited<Result<Unit>>
{
    public AuditEvent? Describe(Result<Unit> response) => AccountEvent.Of(AuditActions.AccountUpdated, Caller, response.Error, "display_name");
}

internal sealed class UpdateAccountHandler(IAccountStore accounts) : IRequestHandler<UpdateAccountCommand, Result<Unit>>
{
    public Task<Result<Unit>> Handle(UpdateAccountCommand request, CancellationToken cancellationToken)
    {
        var name = request.Document.DisplayName?.Trim();
        return accounts.SetDisplayNameAsync(request.Caller.Self.UserId!.Value, string.IsNullOrEmpty(name) ? null : name, cancellationToken);
    }
}
