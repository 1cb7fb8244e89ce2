using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Application.Tokens.CreateToken;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Tokens.RotateToken;

/// <summary>Puts a new token with the same scope, limits and description in the place of one of an owner's.</summary>
/// <param name="By">Who does it: the token opens no more than this caller may do.</param>
/// <param name="Owner">Whose token it is.</param>
/// <param name="Id">The token to be replaced.</param>
/// <param name="Document">How.</param>
public sealed record RotateTokenCommand(Caller By, Owner Owner, Guid Id, TokenRotationDto Document)
    : IControlRequest<CreatedTokenDto>, IAudited<Result<CreatedTokenDto>>
{
    public AuditEvent? Describe(Result<CreatedTokenDto> response) => response.TryGet(out var created, out _)
        ? new AuditEvent(AuditActions.TokenRotated, Owner, Id.ToString(), Detail: $"replaced by {created.Id}")
        : null;
}

internal sealed class RotateTokenHandler(ITokenStore store, TokenGrants grants, IOwnerChanges changes, TimeProvider time)
    : IRequestHandler<RotateTokenCommand, Result<CreatedTokenDto>>
{
    private static readonly Error Over = new(ErrorCode.Conflict, "The token has been replaced or has expired. Make a new one.");

    public async Task<Result<CreatedTokenDto>> Handle(RotateTokenCommand request, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(request.Owner, request.Id, cancellationToken) is not { } old)
        {
            return TokenErrors.NotFound;
        }

        var now = time.GetUtcNow();

        var wanted = request.Document.EndFrom(now);
        var expiresAt = wanted ?? now + (old.ExpiresAt - old.CreatedAt);

        // A token may have itself replaced by one that lasts as long as it was made for.
        var renewed = wanted is null && request.By.TokenId == old.Id;
        var end = renewed ? request.By.ExpiresAt : expiresAt;
        if (await grants.CheckAsync(request.By, request.Owner, UserAction.RotateToken, old.Scope, end, cancellationToken) is { } error)
        {
            return error;
        }

        if (old.ReplacedBy is not null || old.ExpiresAt <= now)
        {
            return Over;
        }

        // Whoever asked for it with a token has seen it; in a session it goes on as what it was.
        var madeBy = TokenMint.MakerOf(request.By) ?? old.MadeBy;
        var (token, stored) = TokenMint.Make(old.Owner, old.Description, old.Scope, old.Limits, madeBy, now, expiresAt);
        var graceEnd = now.AddSeconds(request.Document.GraceSeconds ?? 0);
        var endsAt = old.ExpiresAt < graceEnd ? old.ExpiresAt.Value : graceEnd;
        if (!(await store.ReplaceAsync(old.Id, endsAt, stored, cancellationToken)).TryGet(out var replaced, out var full))
        {
            return full;
        }

        if (!replaced)
        {
            return Over;
        }

        await changes.PublishAsync(request.Owner, CancellationToken.None);
        return CreatedTokenDto.From(token, stored);
    }
}
