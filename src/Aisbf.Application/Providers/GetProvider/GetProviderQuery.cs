using Aisbf.Application.Behaviours;
using Aisbf.Application.Configuration;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Providers.GetProvider;

/// <summary>One of an owner's providers, with masked secrets.</summary>
public sealed record GetProviderQuery(Owner Owner, string Id) : IControlRequest<Versioned<ProviderDto>>;

internal sealed class GetProviderHandler(Resources<ProviderDto> resources)
    : IRequestHandler<GetProviderQuery, Result<Versioned<ProviderDto>>>
{
    public Task<Result<Versioned<ProviderDto>>> Handle(GetProviderQuery request, CancellationToken cancellationToken) =>
        resources.GetAsync(request.Owner, request.Id, cancellationToken);
}
