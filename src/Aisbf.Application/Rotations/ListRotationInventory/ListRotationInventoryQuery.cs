using Aisbf.Application.Behaviours;
using Aisbf.Application.Configuration;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Rotations.ListRotationInventory;

/// <summary>What rotations an owner has, without any secret.</summary>
public sealed record ListRotationInventoryQuery(Owner Owner) : IControlRequest<RotationInventoryDto>;

/// <summary>An owner's rotations.</summary>
/// <param name="Rotations">By id.</param>
public sealed record RotationInventoryDto(IReadOnlyDictionary<string, RotationSummaryDto> Rotations);

/// <summary>A rotation at a glance.</summary>
/// <param name="ModelName">The name that may be used in place of the id.</param>
/// <param name="Providers">Its lines, without keys.</param>
public sealed record RotationSummaryDto(string ModelName, IReadOnlyList<RotationEntryDto> Providers);

internal sealed class ListRotationInventoryHandler(Resources<RotationDto> resources, ResourceShape<RotationDto> shape)
    : IRequestHandler<ListRotationInventoryQuery, Result<RotationInventoryDto>>
{
    public async Task<Result<RotationInventoryDto>> Handle(ListRotationInventoryQuery request, CancellationToken cancellationToken)
    {
        var documents = await resources.ListAsync(request.Owner, cancellationToken);
        return new RotationInventoryDto(documents.ToDictionary(
            r => r.Id!, r => new RotationSummaryDto(r.ModelName!, shape.Mask(r, null).Providers ?? []), StringComparer.Ordinal));
    }
}
