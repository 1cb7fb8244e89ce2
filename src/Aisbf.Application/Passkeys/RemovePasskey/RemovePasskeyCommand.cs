using Aisbf.Application.Abstractions;
using Aisbf.Application.Accounts;
using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;
using Unit = Aisbf.Domain.Common.Unit;

namespace Aisbf.Application.Passkeys.RemovePasskey;

/// <summary>Removes one of the caller's passkeys. Ends the other sessions, and keeps this one.</summary>
public sealed record RemovePasskeyCommand(Caller Caller, string Id) : IControlRequest<Unit>, IAudited<Result<Unit>>
{
    public AuditEvent? Describe(Result<Unit> response) =>
        response.Error?.Code == ErrorCode.NotFound ? null : AccountEvent.Of(AuditActions.PasskeyRemoved, Caller, response.Error);
}

internal sealed class RemovePasskeyHandler(IPasskeys passkeys, IAccountSessions sessions) : IRequestHandler<RemovePasskeyCommand, Result<Unit>>
{
    public async Task<Result<Unit>> Handle(RemovePasskeyCommand request, CancellationToken cancellationToken)
    {
        var userId = request.Caller.Self.UserId!.Value;
        var removed = await passkeys.RemoveAsync(userId, request.Id);
        if (removed.IsSuccess)
        {
            await sessions.KeepAsync(userId);
        }

        return removed;
    }
}
