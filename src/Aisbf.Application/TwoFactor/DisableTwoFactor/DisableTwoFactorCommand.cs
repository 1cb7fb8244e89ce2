using Aisbf.Application.Abstractions;
using Aisbf.Application.Accounts;
using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;
using Unit = Aisbf.Domain.Common.Unit;
namespace Aisbf.Application.TwoFactor.DisableTwoFactor;

/// <summary>Stops asking the caller for a second factor. Ends the other sessions, and keeps this one.</summary>
public sealed record DisableTwoFactorCommand(Caller Caller, PasswordDto Document) : IControlRequest<Unit>, IAudited<Result<Unit>>
{
    public AuditEvent? Describe(Result<Unit> response) => AccountEvent.Of(AuditActions.TwoFactorDisabled, Caller, response.Error);
}

internal sealed class DisableTwoFactorHandler(ITwoFactor twoFactor, IAccountSessions sessions) : IRequestHandler<DisableTwoFactorCommand, Result<Unit>>
{
    public async Task<Result<Unit>> Handle(DisableTwoFactorCommand request, CancellationToken cancellationToken)
    {
        var userId = request.Caller.Self.UserId!.Value;
        var result = await twoFactor.DisableAsync(userId, request.Document.Password);
        if (result.IsSuccess)
        {
            await sessions.KeepAsync(userId);
        }

        return result;
    }
}
