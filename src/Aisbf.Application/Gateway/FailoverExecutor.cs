using System.Runtime.CompilerServices;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Gateway.ServeRequest;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using Microsoft.Extensions.Options;

namespace Aisbf.Application.Gateway;

/// <summary>
/// Walks a plan until a candidate answers. An answer counts from its first real event on, so everything that goes wrong
/// before that is made good by the next candidate; nothing that goes wrong after it is.
/// </summary>
internal sealed class FailoverExecutor(
    IProviderClient client,
    IHealthStore health,
    AnswerRecorder recorder,
    IAttemptObserver observer,
    CallTrail trail,
    IOptions<GatewayOptions> options,
    TimeProvider time)
{
    // Nobody answers in less, so an attempt would only be held against a candidate that did nothing wrong.
    private static readonly TimeSpan LeastTime = TimeSpan.FromMilliseconds(50);

    // Other requests probe every candidate at this moment; a verdict comes soon.
    private static readonly TimeSpan ProbeWait = TimeSpan.FromSeconds(1);

    private static readonly Error ClientLeft = new(ErrorCode.ClientClosedRequest, "The client went away.");

    private readonly GatewayOptions _options = options.Value;

    /// <exception cref="OperationCanceledException">The client went away.</exception>
    public async Task<GatewayAnswer> ExecuteAsync(ServeRequestCommand command, RoutePlan plan, long start, CancellationToken cancellationToken)
    {
        var attempts = 0;
        List<FailedAttempt>? failures = null;
        foreach (var planned in plan.Candidates)
        {
            var candidate = planned.Candidate;
            var timeLeft = _options.RequestTimeout - time.GetElapsedTime(start);
            if (attempts == _options.MaxAttempts || timeLeft < LeastTime)
            {
                break;
            }

            if (!health.TryEnter(candidate.Key, command.Caller.Owner, planned.Reason is PlanReason.LastResort))
            {
                continue;
            }

            attempts++;
            UpstreamResult result;
            try
            {
                result = await AttemptAsync(command, plan, candidate, timeLeft, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // Nobody gets this answer, but that it was tried still counts.
                recorder.Record(Answer(
                    command.Caller, plan, start, AttemptKind.Cancelled, candidate, attempts, failures, error: ClientLeft, kind: command.Kind));
                throw;
            }

            var decision = FailoverPolicy.Decide(result.Outcome, trail.IsNested);
            if (decision == FailoverDecision.Accept)
            {
                return Answer(command.Caller, plan, start, result.Outcome.Kind, candidate, attempts, failures, result.Reply, kind: command.Kind);
            }

            var failed = new FailedAttempt(candidate, result.Outcome, Explain(result, command.Caller).Without(candidate.ApiKey));
            observer.Failed(failed, attempts, Math.Min(plan.Candidates.Count, _options.MaxAttempts), command.RequestId);
            (failures ??= []).Add(failed);
            if (decision == FailoverDecision.Stop)
            {
                break;
            }
        }

        var last = failures?[^1];
        return Answer(
            command.Caller,
            plan,
            start,
            last?.Outcome.Kind ?? AttemptKind.ConnectionFailed,
            last?.Candidate,
            attempts,
            failures,
            error: failures is null ? plan.Failure ?? NobodyFree(plan) : FailoverPolicy.Summarize(failures),
            kind: command.Kind);
    }

    /// <summary>The answer to a request that has no plan.</summary>
    public GatewayAnswer Refuse(Caller caller, Error error, long start) =>
        Answer(caller, plan: null, start, AttemptKind.InvalidRequest, error: error);

    /// <summary>
    /// The error with the reason why there was no answer, for those who run the provider. Tenants are not told: it would
    /// tell them what there is behind addresses that they may not reach themselves.
    /// </summary>
    private static Error Explain(UpstreamResult result, Caller caller)
    {
        var error = result.Error!;
        return result.Outcome is { Kind: AttemptKind.ConnectionFailed or AttemptKind.Timeout, Detail.Reason: { } reason } && (caller.IsAdmin || caller.Owner.IsGlobal)
            ? error with { Message = $"{error.Message.TrimEnd('.')}: {reason}." }
            : error;
    }

    private static Error NobodyFree(RoutePlan plan) =>
        new(ErrorCode.UpstreamUnavailable, $"No candidate for '{plan.RequestedModel}' can take a request right now.", RetryAfter: ProbeWait);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<UpstreamResult> AttemptAsync(
        ServeRequestCommand command, RoutePlan plan, RouteCandidate candidate, TimeSpan timeLeft, CancellationToken cancellationToken)
    {
        var reported = false;
        try
        {
            var call = new UpstreamCall(candidate, command.Surface, command.Body, command.Peek, timeLeft) { Headers = command.Headers, Plan = plan };
            var result = (await client.SendAsync(call, cancellationToken)).WithWaitUpTo(_options.MaxRest);
            reported = true;
            health.Report(candidate, command.Caller.Owner, result.Outcome);
            return result;
        }
        finally
        {
            // Whatever was thrown, the breaker must get its permit back.
            if (!reported)
            {
                health.Report(candidate, command.Caller.Owner, new AttemptOutcome(AttemptKind.Cancelled));
            }
        }
    }

    private GatewayAnswer Answer(
        Caller caller,
        RoutePlan? plan,
        long start,
        AttemptKind outcome,
        RouteCandidate? candidate = null,
        int attempts = 0,
        List<FailedAttempt>? failures = null,
        IUpstreamReply? reply = null,
        Error? error = null,
        UsageKind kind = UsageKind.Request) => new(reply, error, recorder)
        {
            Caller = caller,
            Kind = kind,
            Plan = plan,
            Candidate = candidate,
            Attempts = attempts,
            Failures = failures,
            Outcome = outcome,
            StartTimestamp = start,
        };
}
