using Aisbf.Application.Abstractions;
using Aisbf.Application.Gateway;
using Aisbf.Application.Gateway.Autoselects;
using Aisbf.Application.Tenancy;
using Aisbf.Domain.Autoselects;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Routes.ExplainRoute;

/// <summary>Plans a request of the caller's without sending it.</summary>
/// <param name="Caller">Whose request it is.</param>
/// <param name="Query">The model asked for, and by which routes.</param>
/// <param name="Body">The request's bytes; stays the sender's to dispose.</param>
/// <param name="Peek">What is known of the body.</param>
public sealed record ExplainRouteQuery(Caller Caller, RouteQuery Query, RequestBody Body, RequestPeek Peek) : IRequest<Result<RoutePlanDto>>;

internal sealed class ExplainRouteHandler(
    IRouteCatalog catalog,
    RoutePlanner planner,
    IHealthStore health,
    ITicketPeek tickets,
    GlobalFallback fallback,
    ModelChooser chooser,
    IReasoningAffinity affinity,
    TimeProvider time) : IRequestHandler<ExplainRouteQuery, Result<RoutePlanDto>>
{
    public async Task<Result<RoutePlanDto>> Handle(ExplainRouteQuery request, CancellationToken cancellationToken)
    {
        if (ModelSelectors.Check(request.Caller.Limits, request.Body, request.Peek) is { } selected)
        {
            return selected;
        }

        var caller = request.Caller;
        var owner = caller.Owner;
        var planned = await PlanAsync(request, owner, cancellationToken);
        if (fallback.AppliesTo(request.Caller, request.Query, planned.Error))
        {
            owner = Owner.Global;
            planned = await PlanAsync(request, owner, cancellationToken);
        }

        if (!planned.TryGet(out var plan, out var error))
        {
            return error;
        }

        var view = new ExplanationView(health, caller, owner, time.GetUtcNow());
        if (plan.Autoselection is not { IsOpen: true } selection)
        {
            var surface = request.Peek.Facts.Surface;
            return RoutePlanDto.From(surface.IsChat() ? affinity.Prefer(plan, surface, request.Body) : plan, asksModel: false, view);
        }

        var chosen = ModelChooser.TryChooseByWords(selection, request.Peek.Facts.Surface, chooser.Digest(request.Peek.Facts.Surface, request.Body));
        return RoutePlanDto.From(
            chosen ?? selection.Decide(null, SelectionReason.Model), asksModel: chosen is null, view);
    }

    private async Task<Result<RoutePlan>> PlanAsync(ExplainRouteQuery request, Owner owner, CancellationToken cancellationToken) =>
        planner.Plan(
            await catalog.GetAsync(owner, cancellationToken), request.Caller.Limits, request.Query, request.Peek.Facts, health, tickets, request.Caller.Owner);
}
