using Aisbf.Application.Abstractions;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Autoselects.ListAutoselectRoutes;

/// <summary>The autoselects that can be called, by id.</summary>
public sealed record ListAutoselectRoutesQuery(Caller Caller) : IRequest<IReadOnlyDictionary<string, AutoselectRouteDto>>;

internal sealed class ListAutoselectRoutesHandler(IRouteCatalog catalog)
    : IRequestHandler<ListAutoselectRoutesQuery, IReadOnlyDictionary<string, AutoselectRouteDto>>
{
    public async Task<IReadOnlyDictionary<string, AutoselectRouteDto>> Handle(ListAutoselectRoutesQuery request, CancellationToken cancellationToken)
    {
        var snapshot = await catalog.GetAsync(request.Caller.Owner, cancellationToken);
        return snapshot.Autoselects.Values
            .Where(a => request.Caller.Limits.AllowsModel(ModelPattern.OfAutoselect(a.Id)))
            .OrderBy(a => a.Id, StringComparer.Ordinal)
            .ToDictionary(a => a.Id, AutoselectRouteDto.From, StringComparer.Ordinal);
    }
}
