using Aisbf.Application.Abstractions;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Relay.RelayRequest;

/// <summary>Passes a request on to a provider's own surface. The receiver disposes the answer.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="ProviderId">The provider.</param>
/// <param name="Call">The request.</param>
public sealed record RelayRequestCommand(Caller Caller, string ProviderId, RelayCall Call) : IRequest<GatewayAnswer>
{
    /// <summary>The id of the client's request, for the log.</summary>
    public string? RequestId { get; init; }
}

/// <summary>
/// One attempt, and health neither asked nor told: it is kept for models, and what a provider answers at one place says nothing
/// of its models at another.
/// </summary>
internal sealed class RelayRequestHandler(IRouteCatalog catalog, IProviderRelay relay, AnswerRecorder recorder, IAttemptObserver observer, TimeProvider time)
    : IRequestHandler<RelayRequestCommand, GatewayAnswer>
{
    // What is asked there need not be about a model.
    private const string NoModel = "*";

    private static readonly Error Limited = new(
        ErrorCode.PermissionDenied, "This token is limited to models, so it may not use what a provider has besides them.");

    public async Task<GatewayAnswer> Handle(RelayRequestCommand command, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var (caller, call) = (command.Caller, command.Call);
        var found = await FindAsync(caller, command.ProviderId, cancellationToken);
        if (!found.TryGet(out var candidate, out var error))
        {
            return new GatewayAnswer(null, error, recorder) { Caller = caller, Outcome = AttemptKind.InvalidRequest, StartTimestamp = start };
        }

        var result = await relay.SendAsync(candidate, call, cancellationToken);
        if (result.Error is { } failure && !FailoverPolicy.IsCallersFault(result.Outcome.Kind))
        {
            observer.Failed(new FailedAttempt(candidate, result.Outcome, failure), number: 1, planned: 1, command.RequestId);
        }

        return new GatewayAnswer(result.Reply, result.Error, recorder)
        {
            Caller = caller,
            Candidate = candidate,
            Attempts = 1,
            Outcome = result.Outcome.Kind,
            StartTimestamp = start,
        };
    }

    private async ValueTask<Result<RouteCandidate>> FindAsync(Caller caller, string id, CancellationToken cancellationToken)
    {
        if (caller.Limits.Models.Count > 0)
        {
            return Limited;
        }

        var owner = caller.Owner;
        var provider = (await catalog.GetAsync(owner, cancellationToken)).Providers.GetValueOrDefault(id);

        // Files, batches and the like are the account's: whoever may use the operator's models may not therefore see those.
        if (provider is null && GlobalRoutesPolicy.MayUse(caller, openToUsers: false))
        {
            owner = Owner.Global;
            provider = (await catalog.GetAsync(owner, cancellationToken)).Providers.GetValueOrDefault(id);
        }

        return provider is null ? new Error(ErrorCode.NotFound, $"There is no provider '{Printable.Of(id)}'.")
            : provider.Disabled ? new Error(ErrorCode.UpstreamUnavailable, $"Provider '{id}' is switched off.")
            : !provider.OwnSurfaces ? new Error(ErrorCode.PermissionDenied, $"Provider '{id}' is open for model calls only.")
            : provider.Type.KeyRequired && provider.ApiKey is null or { IsPlaceholder: true } ? new Error(ErrorCode.UpstreamUnavailable, $"Provider '{id}' has no key.")
            : ToCandidate(owner, provider);
    }

    private static RouteCandidate ToCandidate(Owner owner, Provider provider) => new()
    {
        Key = new CandidateKey(owner, provider.Id, NoModel, provider.ApiKey?.Fingerprint ?? 0, provider.Revision),
        Provider = provider,
        Model = NoModel,
        ApiKey = provider.ApiKey,
    };
}
