using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Tokens.CreateToken;

/// <summary>Makes an access token for an owner. It works from the next request on.</summary>
/// <param name="By">Who makes it: it opens no more than this caller may do.</param>
/// <param name="Owner">Whose it is to be.</param>
/// <param name="Document">What it is to be.</param>
public sealed record CreateTokenCommand(Caller By, Owner Owner, NewTokenDto Document)
    : IControlRequest<CreatedTokenDto>, IAudited<Result<CreatedTokenDto>>
{
    public AuditEvent? Describe(Result<CreatedTokenDto> response) => response.TryGet(out var created, out _)
        ? new AuditEvent(AuditActions.TokenCreated, Owner, created.Id.ToString(), Detail: $"scope {created.Scope}")
        : null;
}

internal sealed class CreateTokenHandler(ITokenStore store, TokenGrants grants, IOwnerChanges changes, TimeProvider time)
    : IRequestHandler<CreateTokenCommand, Result<CreatedTokenDto>>
{
    public async Task<Result<CreatedTokenDto>> Handle(CreateTokenCommand request, CancellationToken cancellationToken)
    {
        var sent = request.Document;
        var scope = TokenScopes.Find(sent.Scope ?? "api")!.Value;
        var now = time.GetUtcNow();
        var expiresAt = sent.EndFrom(now);
        if (await grants.CheckAsync(request.By, request.Owner, UserAction.CreateToken, scope, expiresAt, cancellationToken) is { } error)
        {
            return error;
        }

        var limits = TokenLimitLists.ToLimits(sent.AllowedModels, sent.AllowedAddresses);
        var (token, stored) = TokenMint.Make(request.Owner, sent.Description ?? "", scope, limits, TokenMint.MakerOf(request.By), now, expiresAt);
        if (await store.AddAsync(stored, cancellationToken) is { } full)
        {
            return full;
        }

        await changes.PublishAsync(request.Owner, CancellationToken.None);
        return CreatedTokenDto.From(token, stored);
    }
}
