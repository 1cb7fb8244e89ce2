using Aisbf.Application.Abstractions;
using Aisbf.Application.Tenancy;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Routes.ExplainRoute;

/// <summary>Plans a request of the caller's without sending it.</summary>
public sealed record ExplainRouteQuery(Caller Caller, RouteQuery Query, RequestFacts Facts) : IRequest<Result<RoutePlanDto>>;

internal sealed class ExplainRouteHandler(
    IRouteCatalog catalog, RoutePlanner planner, IHealthStore health, ITicketPeek tickets, GlobalFallback fallback, TimeProvider time)
    : IRequestHandler<ExplainRouteQuery, Result<RoutePlanDto>>
{
    public async Task<Result<RoutePlanDto>> Handle(ExplainRouteQuery request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var planned = await PlanAsync(request, request.Caller.Owner, now, cancellationToken);
        if (fallback.AppliesTo(request.Caller, request.Query, planned.Error))
        {
            planned = await PlanAsync(request, Owner.Global, now, cancellationToken);
        }

        return planned.TryGet(out var plan, out var error) ? RoutePlanDto.From(plan, health, now) : error;
    }

    private async Task<Result<RoutePlan>> PlanAsync(ExplainRouteQuery request, Owner owner, DateTimeOffset now, CancellationToken cancellationToken) =>
        planner.Plan(
            await catalog.GetAsync(owner, cancellationToken), request.Caller.Limits, request.Query, request.Facts, health, tickets, now);
}
