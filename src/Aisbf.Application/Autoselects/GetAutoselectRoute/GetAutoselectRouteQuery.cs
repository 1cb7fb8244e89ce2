using Aisbf.Application.Abstractions;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Autoselects.GetAutoselectRoute;

/// <summary>One autoselect that can be called.</summary>
public sealed record GetAutoselectRouteQuery(Caller Caller, string Id) : IRequest<Result<AutoselectRouteDto>>;

internal sealed class GetAutoselectRouteHandler(IRouteCatalog catalog) : IRequestHandler<GetAutoselectRouteQuery, Result<AutoselectRouteDto>>
{
    public async Task<Result<AutoselectRouteDto>> Handle(GetAutoselectRouteQuery request, CancellationToken cancellationToken)
    {
        var snapshot = await catalog.GetAsync(request.Caller.Owner, cancellationToken);
        return snapshot.Autoselects.TryGetValue(request.Id, out var autoselect)
            && request.Caller.Limits.AllowsModel(ModelPattern.OfAutoselect(autoselect.Id))
            ? AutoselectRouteDto.From(autoselect)
            : new Error(ErrorCode.NotFound, "There is no autoselect with this id.");
    }
}
