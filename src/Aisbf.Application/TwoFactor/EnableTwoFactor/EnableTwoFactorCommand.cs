using Aisbf.Application.Abstractions;
using Aisbf.Application.Accounts;
using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.TwoFactor.EnableTwoFactor;

/// <summary>Has the caller asked for a second factor from now on. Ends the other sessions, and keeps this one.</summary>
public sealed record EnableTwoFactorCommand(Caller Caller, CodeDto Document) : IControlRequest<RecoveryCodesDto>, IAudited<Result<RecoveryCodesDto>>
{
    public AuditEvent? Describe(Result<RecoveryCodesDto> response) => AccountEvent.Of(AuditActions.TwoFactorEnabled, Caller, response.Error);
}

internal sealed class EnableTwoFactorHandler(ITwoFactor twoFactor, IAccountSessions sessions) : IRequestHandler<EnableTwoFactorCommand, Result<RecoveryCodesDto>>
{
    public async Task<Result<RecoveryCodesDto>> Handle(EnableTwoFactorCommand request, CancellationToken cancellationToken)
    {
        var userId = request.Caller.Self.UserId!.Value;
        var result = await twoFactor.EnableAsync(userId, request.Document.Code ?? "");
        if (result.IsSuccess)
        {
            await sessions.KeepAsync(userId);
        }

        return result;
    }
}
