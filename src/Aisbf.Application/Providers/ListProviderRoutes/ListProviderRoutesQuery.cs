using Aisbf.Application.Abstractions;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Providers.ListProviderRoutes;

/// <summary>The providers that can be called, without any secret.</summary>
public sealed record ListProviderRoutesQuery(Caller Caller) : IRequest<ProviderRoutesDto>;

/// <summary>What a caller may know of providers.</summary>
/// <param name="Providers">By id.</param>
public sealed record ProviderRoutesDto(IReadOnlyDictionary<string, ProviderRouteDto> Providers);

/// <summary>What a caller may know of a provider.</summary>
/// <param name="Name">Name for people.</param>
/// <param name="Type">Kind of upstream.</param>
/// <param name="Endpoint">Where it is called; left out for what a user has from the operator.</param>
/// <param name="ModelsCount">How many models it lists, or else was found to offer by now.</param>
/// <param name="UserDefined">Whether a user has configured it.</param>
public sealed record ProviderRouteDto(string Name, string Type, string? Endpoint, int ModelsCount, bool UserDefined);

internal sealed class ListProviderRoutesHandler(CallableProviders providers, IModelDirectory directory)
    : IRequestHandler<ListProviderRoutesQuery, ProviderRoutesDto>
{
    public async Task<ProviderRoutesDto> Handle(ListProviderRoutesQuery request, CancellationToken cancellationToken)
    {
        var listed = await providers.ListAsync(request.Caller, cancellationToken);
        return new ProviderRoutesDto(listed.ToDictionary(
            p => p.Provider.Id, p => Describe(p.Snapshot, p.Provider, request.Caller), StringComparer.Ordinal));
    }

    // Where the operator's upstreams are is not for those who only share them.
    private ProviderRouteDto Describe(RouteSnapshot snapshot, Provider provider, Caller caller) => new(
        provider.Name,
        provider.Type.Id,
        snapshot.Owner == caller.Owner ? provider.Endpoint.AbsoluteUri.TrimEnd('/') : null,
        provider.Models.Count > 0 ? provider.Models.Count : directory.Known(snapshot.Owner, provider)?.Count ?? 0,
        !snapshot.Owner.IsGlobal);
}
