using Aisbf.Application.Behaviours;
using Aisbf.Application.Configuration;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Autoselects.ListAutoselectInventory;

/// <summary>What autoselects an owner has.</summary>
public sealed record ListAutoselectInventoryQuery(Owner Owner) : IControlRequest<AutoselectInventoryDto>;

/// <summary>An owner's autoselects.</summary>
/// <param name="Autoselects">By id.</param>
public sealed record AutoselectInventoryDto(IReadOnlyDictionary<string, AutoselectSummaryDto> Autoselects);

/// <summary>An autoselect at a glance.</summary>
/// <param name="ModelName">The name that may be used in place of the id.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Fallback">Used when nothing could be picked.</param>
/// <param name="AvailableModels">What it may pick.</param>
public sealed record AutoselectSummaryDto(string ModelName, string? Description, string? Fallback, IReadOnlyList<AutoselectModelDto> AvailableModels);

internal sealed class ListAutoselectInventoryHandler(Resources<AutoselectDto> resources)
    : IRequestHandler<ListAutoselectInventoryQuery, Result<AutoselectInventoryDto>>
{
    public async Task<Result<AutoselectInventoryDto>> Handle(ListAutoselectInventoryQuery request, CancellationToken cancellationToken)
    {
        var documents = await resources.ListAsync(request.Owner, cancellationToken);
        return new AutoselectInventoryDto(documents.ToDictionary(
            a => a.Id!, a => new AutoselectSummaryDto(a.ModelName!, a.Description, a.Fallback, a.AvailableModels ?? []), StringComparer.Ordinal));
    }
}
