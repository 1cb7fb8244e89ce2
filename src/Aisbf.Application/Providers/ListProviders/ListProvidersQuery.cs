using Aisbf.Application.Behaviours;
using Aisbf.Application.Configuration;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Providers.ListProviders;

/// <summary>All of an owner's providers, with masked secrets.</summary>
public sealed record ListProvidersQuery(Owner Owner) : IControlRequest<ListDto<ProviderDto>>;

internal sealed class ListProvidersHandler(Resources<ProviderDto> resources)
    : IRequestHandler<ListProvidersQuery, Result<ListDto<ProviderDto>>>
{
    public async Task<Result<ListDto<ProviderDto>>> Handle(ListProvidersQuery request, CancellationToken cancellationToken) =>
        new ListDto<ProviderDto>(await resources.ListAsync(request.Owner, cancellationToken));
}
