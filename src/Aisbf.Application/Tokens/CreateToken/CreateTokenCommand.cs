using System.Buffers.Text;
using System.Security.Cryptography;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Tokens.CreateToken;

/// <summary>Makes an access token for an owner. It works from the next request on.</summary>
public sealed record CreateTokenCommand(Owner Owner, NewTokenDto Document) : IControlRequest<CreatedTokenDto>;

internal sealed class CreateTokenHandler(ITokenStore store, ITokenCatalog catalog, TimeProvider time)
    : IRequestHandler<CreateTokenCommand, Result<CreatedTokenDto>>
{
    private const string Prefix = "aisbf_";
    private const int RandomBytes = 32;

    public async Task<Result<CreatedTokenDto>> Handle(CreateTokenCommand request, CancellationToken cancellationToken)
    {
        var token = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));
        var now = time.GetUtcNow();
        var sent = request.Document;
        var stored = new StoredToken
        {
            Id = Guid.CreateVersion7(now),
            Owner = request.Owner,
            Hash = TokenHash.Of(token),
            LastFour = token[^4..],
            Description = sent.Description ?? "",
            Scope = TokenScopes.Find(sent.Scope ?? "api")!.Value,
            CreatedAt = now,
            ExpiresAt = sent.ExpiresInDays is { } days ? now.AddDays(days) : sent.ExpiresAt,
        };

        await store.AddAsync(stored, cancellationToken);
        await catalog.ReloadAsync(cancellationToken);
        return new CreatedTokenDto
        {
            Id = stored.Id,
            Token = token,
            Scope = TokenScopes.NameOf(stored.Scope),
            Description = stored.Description,
            CreatedAt = stored.CreatedAt,
            ExpiresAt = stored.ExpiresAt,
            LastFour = stored.LastFour,
        };
    }
}
