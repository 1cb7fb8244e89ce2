using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;
using Unit = Aisbf.Domain.Common.Unit;

namespace Aisbf.Application.Tokens.DeleteToken;

/// <summary>Revokes one of an owner's tokens. It does not open the next request.</summary>
public sealed record DeleteTokenCommand(Owner Owner, Guid Id) : IControlRequest<Unit>, IAudited<Result<Unit>>
{
    public AuditEvent? Describe(Result<Unit> response) =>
        response.IsSuccess ? new AuditEvent(AuditActions.TokenRevoked, Owner, Id.ToString()) : null;
}

internal sealed class DeleteTokenHandler(ITokenStore store, IOwnerChanges changes, TimeProvider time)
    : IRequestHandler<DeleteTokenCommand, Result<Unit>>
{
    public async Task<Result<Unit>> Handle(DeleteTokenCommand request, CancellationToken cancellationToken)
    {
        if (!await store.RevokeAsync(request.Owner, request.Id, time.GetUtcNow(), cancellationToken))
        {
            return TokenErrors.NotFound;
        }

        await changes.PublishAsync(request.Owner, CancellationToken.None);
        return default(Unit);
    }
}
