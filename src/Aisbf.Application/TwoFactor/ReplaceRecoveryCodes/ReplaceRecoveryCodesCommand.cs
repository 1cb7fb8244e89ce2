using Aisbf.Application.Abstractions;
using Aisbf.Application.Accounts;
using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.TwoFactor.ReplaceRecoveryCodes;

/// <summary>Makes new recovery codes for the caller.</summary>
public sealed record ReplaceRecoveryCodesCommand(Caller Caller, PasswordDto Document) : IControlRequest<RecoveryCodesDto>, IAudited<Result<RecoveryCodesDto>>
{
    public AuditEvent? Describe(Result<RecoveryCodesDto> response) => AccountEvent.Of(AuditActions.RecoveryCodesMade, Caller, response.Error);
}

internal sealed class ReplaceRecoveryCodesHandler(ITwoFactor twoFactor) : IRequestHandler<ReplaceRecoveryCodesCommand, Result<RecoveryCodesDto>>
{
    public Task<Result<RecoveryCodesDto>> Handle(ReplaceRecoveryCodesCommand request, CancellationToken cancellationToken) =>
        twoFactor.ReplaceRecoveryCodesAsync(request.Caller.Self.UserId!.Value, request.Document.Password);
}
