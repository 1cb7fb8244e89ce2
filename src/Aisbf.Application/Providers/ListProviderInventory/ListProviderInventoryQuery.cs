using Aisbf.Application.Abstractions;
using Aisbf.Application.Behaviours;
using Aisbf.Application.Configuration;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Providers.ListProviderInventory;

/// <summary>What providers an owner has, without any secret.</summary>
public sealed record ListProviderInventoryQuery(Owner Owner) : IControlRequest<ProviderInventoryDto>;

/// <summary>An owner's providers.</summary>
/// <param name="Providers">By id.</param>
public sealed record ProviderInventoryDto(IReadOnlyDictionary<string, ProviderSummaryDto> Providers);

/// <summary>A provider at a glance.</summary>
/// <param name="Name">Name for people.</param>
/// <param name="Type">Kind of upstream.</param>
/// <param name="Endpoint">Where it is called.</param>
/// <param name="ModelsCount">How many models it lists, or else was found to offer.</param>
/// <param name="Config">The whole document without secrets, not even masked ones.</param>
public sealed record ProviderSummaryDto(string Name, string Type, string? Endpoint, int ModelsCount, ProviderDto Config);

internal sealed class ListProviderInventoryHandler(
    Resources<ProviderDto> resources,
    ResourceShape<ProviderDto> shape,
    IProviderTypeCatalog types,
    IRouteCatalog routes,
    IModelDirectory directory) : IRequestHandler<ListProviderInventoryQuery, Result<ProviderInventoryDto>>
{
    public async Task<Result<ProviderInventoryDto>> Handle(ListProviderInventoryQuery request, CancellationToken cancellationToken)
    {
        var documents = await resources.ListAsync(request.Owner, cancellationToken);
        var snapshot = await routes.GetAsync(request.Owner, cancellationToken);
        return new ProviderInventoryDto(documents.ToDictionary(p => p.Id!, p => Summarize(p, snapshot), StringComparer.Ordinal));
    }

    private ProviderSummaryDto Summarize(ProviderDto document, RouteSnapshot snapshot) => new(
        document.Name!,
        document.Type!,
        string.IsNullOrEmpty(document.Endpoint) ? types.Find(document.Type!)?.DefaultEndpoint : document.Endpoint,
        document.Models is { Count: > 0 } models ? models.Count : Found(document.Id!, snapshot),
        shape.Mask(document, null));

    private int Found(string id, RouteSnapshot snapshot) =>
        snapshot.Providers.TryGetValue(id, out var provider) ? directory.Known(snapshot.Owner, provider)?.Count ?? 0 : 0;
}
