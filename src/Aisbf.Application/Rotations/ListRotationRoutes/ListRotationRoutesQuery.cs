using Aisbf.Application.Abstractions;
using Aisbf.Domain.Rotations;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Rotations.ListRotationRoutes;

/// <summary>The rotations that can be called, by id, without any secret.</summary>
public sealed record ListRotationRoutesQuery(Caller Caller) : IRequest<IReadOnlyDictionary<string, RotationRouteDto>>;

/// <summary>What a caller may know of a rotation.</summary>
/// <param name="ModelName">The name that may be used in place of the id.</param>
/// <param name="Models">Its members.</param>
public sealed record RotationRouteDto(string ModelName, IReadOnlyList<RotationRouteModelDto> Models);

/// <summary>A member of a rotation.</summary>
/// <param name="Name">The upstream's model name; null when the entry takes all models of its provider.</param>
/// <param name="ProviderId">Its provider.</param>
/// <param name="Weight">Its weight.</param>
/// <param name="RateLimit">Least seconds between two requests.</param>
public sealed record RotationRouteModelDto(string? Name, string ProviderId, double Weight, double? RateLimit);

internal sealed class ListRotationRoutesHandler(IRouteCatalog catalog)
    : IRequestHandler<ListRotationRoutesQuery, IReadOnlyDictionary<string, RotationRouteDto>>
{
    public async Task<IReadOnlyDictionary<string, RotationRouteDto>> Handle(ListRotationRoutesQuery request, CancellationToken cancellationToken)
    {
        var snapshot = await catalog.GetAsync(request.Caller.Owner, cancellationToken);
        return snapshot.Rotations.Values
            .Where(r => request.Caller.Limits.AllowsModel(ModelPattern.OfRotation(r.Id)))
            .OrderBy(r => r.Id, StringComparer.Ordinal)
            .ToDictionary(r => r.Id, r => new RotationRouteDto(r.ModelName, [.. r.Entries.SelectMany(Members)]), StringComparer.Ordinal);
    }

    private static IEnumerable<RotationRouteModelDto> Members(RotationEntry entry) => entry.Models.Count == 0
        ? [new RotationRouteModelDto(null, entry.ProviderId, entry.Weight, null)]
        : entry.Models.Select(m => new RotationRouteModelDto(m.Name, entry.ProviderId, m.Weight ?? entry.Weight, m.RateLimit));
}
