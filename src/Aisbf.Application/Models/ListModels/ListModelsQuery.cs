using Aisbf.Application.Abstractions;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Models.ListModels;

/// <summary>Lists what the caller can call; with <paramref name="ProviderId"/> only that provider's models.</summary>
public sealed record ListModelsQuery(Caller Caller, string? ProviderId = null) : IRequest<Result<IReadOnlyList<ModelDto>>>;

internal sealed class ListModelsHandler(IRouteCatalog catalog, IModelDirectory directory, ModelInventory inventory)
    : IRequestHandler<ListModelsQuery, Result<IReadOnlyList<ModelDto>>>
{
    public async Task<Result<IReadOnlyList<ModelDto>>> Handle(ListModelsQuery request, CancellationToken cancellationToken)
    {
        var snapshot = await catalog.GetAsync(request.Caller.Owner, cancellationToken);
        if (request.ProviderId is null)
        {
            await directory.DiscoverAsync(snapshot, cancellationToken);
            return Result.Of(inventory.List(snapshot, request.Caller.Limits));
        }

        if (!snapshot.Providers.TryGetValue(request.ProviderId, out var provider))
        {
            return new Error(ErrorCode.NotFound, "There is no provider with this id.");
        }

        await directory.DiscoverAsync(snapshot, cancellationToken);
        return Result.Of<IReadOnlyList<ModelDto>>([.. inventory.OfProvider(snapshot, provider, request.Caller.Limits)]);
    }
}
