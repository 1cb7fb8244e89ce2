using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Users.Impersonate;

/// <summary>Makes the session that the request came with the admin's again.</summary>
public sealed record StopImpersonatingCommand(Caller Caller) : IControlRequest<RestoredSessionDto>, IAudited<Result<RestoredSessionDto>>
{
    public AuditEvent? Describe(Result<RestoredSessionDto> response) =>
        Caller.ImpersonatorId is null
            ? null
            : new AuditEvent(AuditActions.ImpersonationEnded, Caller.Self, Caller.Username ?? "", response.IsSuccess, response.Error?.Message);
}

internal sealed class StopImpersonatingHandler(IImpersonation sessions) : IRequestHandler<StopImpersonatingCommand, Result<RestoredSessionDto>>
{
    private static readonly Error Nobody = new(ErrorCode.Conflict, "This session is your own already.");

    public async Task<Result<RestoredSessionDto>> Handle(StopImpersonatingCommand request, CancellationToken cancellationToken)
    {
        if (request.Caller.ImpersonatorId is not { } admin)
        {
            return Nobody;
        }

        return (await sessions.StopAsync(admin, cancellationToken)).TryGet(out var restored, out var error)
            ? new RestoredSessionDto(restored.Username)
            : error;
    }
}
