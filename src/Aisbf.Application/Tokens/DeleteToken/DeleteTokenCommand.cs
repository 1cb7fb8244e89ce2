using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Tokens.DeleteToken;

/// <summary>Revokes one of an owner's tokens. It does not open the next request.</summary>
/// <param name="Owner">Whose it is.</param>
/// <param name="Id">The token.</param>
/// <param name="WithChildren">Also those that it made, those that these made, and so on.</param>
public sealed record DeleteTokenCommand(Owner Owner, Guid Id, bool WithChildren = false)
    : IControlRequest<RevokedTokensDto>, IAudited<Result<RevokedTokensDto>>
{
    public AuditEvent? Describe(Result<RevokedTokensDto> response) => response.TryGet(out var done, out _)
        ? new AuditEvent(AuditActions.TokenRevoked, Owner, Id.ToString(), Detail: WithChildren ? $"with all that came from it, {done.Revoked} in all" : null)
        : null;
}

internal sealed class DeleteTokenHandler(ITokenStore store, IOwnerChanges changes, IAuditLog audit, TimeProvider time)
    : IRequestHandler<DeleteTokenCommand, Result<RevokedTokensDto>>
{
    public async Task<Result<RevokedTokensDto>> Handle(DeleteTokenCommand request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!request.WithChildren)
        {
            if (!await store.RevokeAsync(request.Owner, request.Id, now, cancellationToken))
            {
                return TokenErrors.NotFound;
            }

            await changes.PublishAsync(request.Owner, CancellationToken.None);
            return new RevokedTokensDto(1);
        }

        if (await store.RevokeFamilyAsync(request.Owner, request.Id, now, cancellationToken) is not { } revoked)
        {
            return TokenErrors.NotFound;
        }

        // A token may have made some for other people.
        foreach (var owner in revoked.Select(token => token.Owner).Distinct())
        {
            await changes.PublishAsync(owner, CancellationToken.None);
        }

        foreach (var child in revoked.Where(token => token.Id != request.Id))
        {
            var entry = new AuditEvent(AuditActions.TokenRevoked, child.Owner, child.Id.ToString(), Detail: $"together with {request.Id}");
            await audit.AppendAsync(entry, CancellationToken.None);
        }

        return new RevokedTokensDto(revoked.Count);
    }
}
