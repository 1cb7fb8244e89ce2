using Aisbf.Application.Abstractions;
using Aisbf.Application.Gateway.Autoselects;
using Aisbf.Application.Tenancy;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Gateway.ServeRequest;

/// <summary>Answers one request through whatever its model name means. The receiver disposes the answer.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Surface">What the client asks for.</param>
/// <param name="Query">The model asked for, and by which routes.</param>
/// <param name="Body">The request's bytes; stays the sender's to dispose, after the answer.</param>
/// <param name="Peek">What is known of the body.</param>
public sealed record ServeRequestCommand(Caller Caller, Surface Surface, RouteQuery Query, RequestBody Body, RequestPeek Peek)
    : IRequest<GatewayAnswer>
{
    /// <summary>As <see cref="UpstreamCall.Headers"/>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>What it is for.</summary>
    public UsageKind Kind { get; init; }

    /// <summary>The id of the client's request, for the log.</summary>
    public string? RequestId { get; init; }
}

internal sealed class ServeRequestHandler(
    IRouteCatalog catalog,
    IModelDirectory directory,
    RoutePlanner planner,
    IHealthStore health,
    ITicketSource tickets,
    GlobalFallback fallback,
    FailoverExecutor executor,
    ModelChooser chooser,
    IReasoningAffinity affinity,
    TimeProvider time) : IRequestHandler<ServeRequestCommand, GatewayAnswer>
{
    public async Task<GatewayAnswer> Handle(ServeRequestCommand command, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        if (ModelSelectors.Check(command.Caller.Limits, command.Body, command.Peek) is { } selected)
        {
            return executor.Refuse(command.Caller, selected, start);
        }

        var planned = await PlanAsync(command, command.Caller.Owner, cancellationToken);
        if (fallback.AppliesTo(command.Caller, command.Query, planned.Error))
        {
            planned = await PlanAsync(command, Owner.Global, cancellationToken);
        }

        if (!planned.TryGet(out var plan, out var error))
        {
            return executor.Refuse(command.Caller, error, start);
        }

        if (plan.Autoselection is { IsOpen: true } selection)
        {
            plan = await chooser.ChooseAsync(command, selection, start, cancellationToken);
        }
        else if (plan.Candidates.Count > 1 && command.Surface.IsChat())
        {
            plan = affinity.Prefer(plan, command.Surface, command.Body);
        }

        return await executor.ExecuteAsync(command, plan, start, cancellationToken);
    }

    private async ValueTask<Result<RoutePlan>> PlanAsync(ServeRequestCommand command, Owner owner, CancellationToken cancellationToken)
    {
        var snapshot = await catalog.GetAsync(owner, cancellationToken);
        var planned = Plan(snapshot, command);

        // A name that nothing has may be one that a provider's own list would explain, if that was not asked for yet.
        return planned.Error?.Code == ErrorCode.ModelNotFound && await directory.DiscoverAsync(snapshot, cancellationToken)
            ? Plan(await catalog.GetAsync(owner, cancellationToken), command)
            : planned;
    }

    private Result<RoutePlan> Plan(RouteSnapshot snapshot, ServeRequestCommand command) =>
        planner.Plan(snapshot, command.Caller.Limits, command.Query, command.Peek.Facts, health, tickets, command.Caller.Owner);
}
