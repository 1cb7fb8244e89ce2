using Aisbf.Application.Abstractions;
using Aisbf.Application.Behaviours;
using Aisbf.Application.Configuration;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using AutoMapper;
using MediatR;

namespace Aisbf.Application.Tokens.ListTokens;

/// <summary>An owner's tokens, newest first, without the tokens themselves.</summary>
public sealed record ListTokensQuery(Owner Owner) : IControlRequest<ListDto<TokenDto>>;

internal sealed class ListTokensHandler(ITokenStore store, IMapper mapper) : IRequestHandler<ListTokensQuery, Result<ListDto<TokenDto>>>
{
    public async Task<Result<ListDto<TokenDto>>> Handle(ListTokensQuery request, CancellationToken cancellationToken)
    {
        var tokens = await store.ListAsync(request.Owner, cancellationToken);
        return new ListDto<TokenDto>([.. tokens.Select(mapper.Map<TokenDto>)]);
    }
}
