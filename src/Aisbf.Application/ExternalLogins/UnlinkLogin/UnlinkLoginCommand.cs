using Aisbf.Application.Abstractions;
using Aisbf.Application.Accounts;
using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;
using Unit = Aisbf.Domain.Common.Unit;

namespace Aisbf.Application.ExternalLogins.UnlinkLogin;

/// <summary>Ends that a person can sign in with an external provider.</summary>
public sealed record UnlinkLoginCommand(Caller Caller, string Provider) : IControlRequest<Unit>, IAudited<Result<Unit>>
{
    public AuditEvent? Describe(Result<Unit> response) =>
        response.Error?.Code == ErrorCode.NotFound ? null : AccountEvent.Of(AuditActions.LoginUnlinked, Caller, response.Error, Provider);
}

internal sealed class UnlinkLoginHandler(IExternalLogins logins, IAccountSessions sessions) : IRequestHandler<UnlinkLoginCommand, Result<Unit>>
{
    public async Task<Result<Unit>> Handle(UnlinkLoginCommand request, CancellationToken cancellationToken)
    {
        var userId = request.Caller.Self.UserId!.Value;
        var unlinked = await logins.UnlinkAsync(userId, request.Provider, cancellationToken);
        if (unlinked.IsSuccess)
        {
            await sessions.KeepAsync(userId);
        }

        return unlinked;
    }
}
