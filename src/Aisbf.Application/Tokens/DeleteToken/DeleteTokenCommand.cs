using Aisbf.Application.Abstractions;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;
using Unit = Aisbf.Domain.Common.Unit;

namespace Aisbf.Application.Tokens.DeleteToken;

/// <summary>Revokes one of an owner's tokens. It does not open the next request.</summary>
public sealed record DeleteTokenCommand(Owner Owner, Guid Id) : IControlRequest<Unit>;

internal sealed class DeleteTokenHandler(ITokenStore store, ITokenCatalog catalog, TimeProvider time)
    : IRequestHandler<DeleteTokenCommand, Result<Unit>>
{
    public async Task<Result<Unit>> Handle(DeleteTokenCommand request, CancellationToken cancellationToken)
    {
        if (!await store.RevokeAsync(request.Owner, request.Id, time.GetUtcNow(), cancellationToken))
        {
            return new Error(ErrorCode.NotFound, "There is no token with this id.");
        }

        // The caller may have gone away by now; the revocation has to take effect all the same.
        await catalog.ReloadAsync(CancellationToken.None);
        return default(Unit);
    }
}
