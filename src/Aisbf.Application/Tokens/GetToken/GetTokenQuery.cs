using Aisbf.Application.Abstractions;
using Aisbf.Application.Behaviours;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using AutoMapper;
using MediatR;

namespace Aisbf.Application.Tokens.GetToken;

/// <summary>One of an owner's tokens, without the token itself.</summary>
public sealed record GetTokenQuery(Owner Owner, Guid Id) : IControlRequest<TokenDto>;

internal sealed class GetTokenHandler(ITokenStore store, IMapper mapper) : IRequestHandler<GetTokenQuery, Result<TokenDto>>
{
    public async Task<Result<TokenDto>> Handle(GetTokenQuery request, CancellationToken cancellationToken) =>
        await store.FindAsync(request.Owner, request.Id, cancellationToken) is { } token ? mapper.Map<TokenDto>(token) : TokenErrors.NotFound;
}
