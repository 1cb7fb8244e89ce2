using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Models.ListModels;

/// <summary>Lists what the caller can call; with <paramref name="ProviderId"/> only that provider's models.</summary>
public sealed record ListModelsQuery(Caller Caller, string? ProviderId = null) : IRequest<Result<IReadOnlyList<ModelDto>>>;

internal sealed class ListModelsHandler(ModelInventory inventory) : IRequestHandler<ListModelsQuery, Result<IReadOnlyList<ModelDto>>>
{
    public async Task<Result<IReadOnlyList<ModelDto>>> Handle(ListModelsQuery request, CancellationToken cancellationToken)
    {
        var models = request.ProviderId is { } id
            ? await inventory.ListAsync(request.Caller, id, cancellationToken)
            : await inventory.ListAsync(request.Caller, cancellationToken);
        return models is null ? new Error(ErrorCode.NotFound, "There is no provider with this id.") : Result.Of(models);
    }
}
