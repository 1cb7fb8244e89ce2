using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Models.ListProviderModels;

/// <summary>The models of a user's own providers, each by the name that can mean nothing else: <c>user-provider/provider/model</c>.</summary>
public sealed record ListProviderModelsQuery(Caller Caller) : IRequest<IReadOnlyList<ModelDto>>;

internal sealed class ListProviderModelsHandler(ModelInventory inventory) : IRequestHandler<ListProviderModelsQuery, IReadOnlyList<ModelDto>>
{
    public async Task<IReadOnlyList<ModelDto>> Handle(ListProviderModelsQuery request, CancellationToken cancellationToken)
    {
        var models = await inventory.ListProviderModelsAsync(request.Caller, cancellationToken);
        return [.. models.Select(model => model with { Id = $"user-provider/{model.Id}" })];
    }
}
