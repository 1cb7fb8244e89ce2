using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;
using Unit = Aisbf.Domain.Common.Unit;

namespace Aisbf.Application.Accounts.SignOut;

/// <summary>Ends the caller's session.</summary>
public sealed record SignOutCommand(Caller Caller) : IControlRequest<Unit>, IAudited<Result<Unit>>
{
    public AuditEvent? Describe(Result<Unit> response) => AccountEvent.Of(AuditActions.SignedOut, Caller, response.Error);
}

internal sealed class SignOutHandler(IAccountSessions sessions) : IRequestHandler<SignOutCommand, Result<Unit>>
{
    public async Task<Result<Unit>> Handle(SignOutCommand request, CancellationToken cancellationToken)
    {
        await sessions.SignOutAsync();
        return default(Unit);
    }
}
