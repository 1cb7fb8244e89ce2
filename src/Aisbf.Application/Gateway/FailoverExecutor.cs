using System.Runtime.CompilerServices;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Gateway.ChatCompletion;
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
    IOptions<GatewayOptions> options,
    TimeProvider time)
{
    // Nobody answers in less, so an attempt would only be held against a candidate that did nothing wrong.
    private static readonly TimeSpan LeastTime = TimeSpan.FromMilliseconds(50);

    private readonly GatewayOptions _options = options.Value;

    /// <exception cref="OperationCanceledException">The client went away.</exception>
    public async Task<GatewayAnswer> ExecuteAsync(ChatCompletionCommand command, RoutePlan plan, long start, CancellationToken cancellationToken)
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

            if (!health.TryEnter(candidate.Key, time.GetUtcNow()))
            {
                continue;
            }

            attempts++;
            UpstreamResult result;
            try
            {
                result = await AttemptAsync(command, candidate, timeLeft, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                recorder.Record(Left(command.Caller, plan, candidate, attempts, start));
                throw;
            }

            switch (FailoverPolicy.Decide(result.Outcome))
            {
                case FailoverDecision.Accept:
                    return new GatewayAnswer(result.Reply, null, recorder)
                    {
                        Caller = command.Caller,
                        Plan = plan,
                        Candidate = candidate,
                        Attempts = attempts,
                        Failures = failures,
                        Outcome = result.Outcome.Kind,
                        StartTimestamp = start,
                    };
                case FailoverDecision.Next:
                    (failures ??= []).Add(new FailedAttempt(candidate, result.Outcome, result.Error!));
                    continue;
                default:
                    (failures ??= []).Add(new FailedAttempt(candidate, result.Outcome, result.Error!));
                    return Exhausted(command.Caller, plan, failures, attempts, start);
            }
        }

        return Exhausted(command.Caller, plan, failures, attempts, start);
    }

    /// <summary>A request whose client did not wait. Nobody gets this answer, but that it was tried still counts.</summary>
    private GatewayAnswer Left(Caller caller, RoutePlan plan, RouteCandidate candidate, int attempts, long start) =>
        new(null, new Error(ErrorCode.ClientClosedRequest, "The client went away."), recorder)
        {
            Caller = caller,
            Plan = plan,
            Candidate = candidate,
            Attempts = attempts,
            Outcome = AttemptKind.Cancelled,
            StartTimestamp = start,
        };

    /// <summary>The answer to a request that has no plan.</summary>
    public GatewayAnswer Refuse(Caller caller, Error error, long start) =>
        new(null, error, recorder) { Caller = caller, Outcome = AttemptKind.InvalidRequest, StartTimestamp = start };

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<UpstreamResult> AttemptAsync(
        ChatCompletionCommand command, RouteCandidate candidate, TimeSpan timeLeft, CancellationToken cancellationToken)
    {
        var reported = false;
        try
        {
            var call = new UpstreamCall(candidate, command.Dialect, command.Body, command.Peek, timeLeft);
            var result = await client.ChatAsync(call, cancellationToken);
            reported = true;
            health.Report(candidate, result.Outcome, time.GetUtcNow());
            return result;
        }
        finally
        {
            // Whatever was thrown, the breaker must get its permit back.
            if (!reported)
            {
                health.Report(candidate, new AttemptOutcome(AttemptKind.Cancelled), time.GetUtcNow());
            }
        }
    }

    private GatewayAnswer Exhausted(Caller caller, RoutePlan plan, List<FailedAttempt>? failures, int attempts, long start)
    {
        var error = failures is null
            ? plan.Failure ?? new Error(ErrorCode.UpstreamUnavailable, $"No candidate for '{plan.RequestedModel}' can take a request right now.")
            : FailoverPolicy.Summarize(failures);
        return new GatewayAnswer(null, error, recorder)
        {
            Caller = caller,
            Plan = plan,
            Candidate = failures?[^1].Candidate,
            Attempts = attempts,
            Failures = failures,
            Outcome = failures?[^1].Outcome.Kind ?? AttemptKind.ConnectionFailed,
            StartTimestamp = start,
        };
    }
}
