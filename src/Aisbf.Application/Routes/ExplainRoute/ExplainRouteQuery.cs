using Aisbf.Application.Abstractions;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Routes.ExplainRoute;

/// <summary>Plans a request without sending it.</summary>
public sealed record ExplainRouteQuery(Caller Caller, RouteQuery Query, RequestFacts Facts) : IRequest<Result<RoutePlanDto>>;

internal sealed class ExplainRouteHandler(IRouteCatalog catalog, RoutePlanner planner, IHealthStore health, ITicketPeek tickets, TimeProvider time)
    : IRequestHandler<ExplainRouteQuery, Result<RoutePlanDto>>
{
    public async Task<Result<RoutePlanDto>> Handle(ExplainRouteQuery request, CancellationToken cancellationToken)
    {
        var snapshot = await catalog.GetAsync(request.Caller.Owner, cancellationToken);
        var now = time.GetUtcNow();
        return planner.Plan(snapshot, request.Caller.Limits, request.Query, request.Facts, health, tickets, now).TryGet(out var plan, out var error)
            ? RoutePlanDto.From(plan, health, now)
            : error;
    }
}
