using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;
using Unit = Aisbf.Domain.Common.Unit;

namespace Aisbf.Application.Accounts.SignOutEverywhere;

/// <summary>Ends all of the caller's sessions, this one included.</summary>
public sealed record SignOutEverywhereCommand(Caller Caller) : IControlRequest<Unit>, IAudited<Result<Unit>>
{
    public AuditEvent? Describe(Result<Unit> response) => AccountEvent.Of(AuditActions.SessionsEnded, Caller, response.Error);
}

internal sealed class SignOutEverywhereHandler(IAccountSessions sessions) : IRequestHandler<SignOutEverywhereCommand, Result<Unit>>
{
    public async Task<Result<Unit>> Handle(SignOutEverywhereCommand request, CancellationToken cancellationToken)
    {
        await sessions.EndAllAsync(request.Caller.Self.UserId!.Value);
        await sessions.SignOutAsync();
        return default(Unit);
    }
}
