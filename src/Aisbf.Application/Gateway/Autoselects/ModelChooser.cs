using Aisbf.Application.Abstractions;
using Aisbf.Application.Gateway.ServeRequest;
using Aisbf.Domain.Autoselects;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aisbf.Application.Gateway.Autoselects;

/// <summary>
/// Makes the choice of an autoselect: by the words of the conversation, or by asking its selection model. Whatever goes wrong
/// with that, the request is served all the same: by the fallback, or in the order of priority.
/// </summary>
internal sealed class ModelChooser(
    RoutePlanner planner,
    IHealthStore health,
    ITicketSource tickets,
    FailoverExecutor executor,
    ISelectionCache cache,
    IOptions<GatewayOptions> gateway,
    IOptions<AutoselectOptions> options,
    TimeProvider time,
    ILogger<ModelChooser> logger)
{
    private readonly AutoselectOptions _options = options.Value;

    /// <summary>The plan of a request with the choice made.</summary>
    /// <param name="command">The request.</param>
    /// <param name="selection">The open choice.</param>
    /// <param name="start">When the request's body was complete.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    public async Task<RoutePlan> ChooseAsync(
        ServeRequestCommand command, Autoselection selection, long start, CancellationToken cancellationToken)
    {
        var digest = Digest(command.Surface, command.Body);
        if (TryChooseByWords(selection, command.Surface, digest) is { } plan)
        {
            return plan;
        }

        var question = SelectionPrompt.Compose(selection.Available, selection.Fallback, digest);
        var timeLeft = gateway.Value.RequestTimeout - time.GetElapsedTime(start);
        var limit = timeLeft < _options.SelectionTimeout ? timeLeft : _options.SelectionTimeout;
        string? chosen = null;
        if (limit > TimeSpan.Zero)
        {
            try
            {
                var choosing = cache.GetOrChooseAsync(
                    SelectionKey.Of(command.Caller, selection, question), () => AskAsync(command, selection, question, limit), cancellationToken);
                chosen = await choosing.WaitAsync(limit, time, cancellationToken);
            }
            catch (TimeoutException)
            {
                Log.SelectionTimedOut(logger, selection.Autoselect.Id, selection.Owner);
            }
        }

        return selection.Decide(selection.Available.FirstOrDefault(c => c.ModelId == chosen), SelectionReason.Model);
    }

    /// <summary>What a choice looks at in a request.</summary>
    public SelectionDigest Digest(Surface surface, RequestBody body) =>
        SelectionDigest.Of(ConversationReader.Read(surface, body), _options.ContextTokens);

    /// <summary>The plan with a choice that calls nobody; null when the selection model is to be asked.</summary>
    public static RoutePlan? TryChooseByWords(Autoselection selection, Surface surface, SelectionDigest digest)
    {
        // Counting tokens must not cost any.
        var isInternal = selection.Autoselect.SelectionModel == Autoselect.Internal || surface == Surface.TokenCount;
        var found = isInternal || selection.Autoselect.ClassifySemantic ? selection.FindByKeywords(digest.Query) : null;

        // Where nothing is said, as in a request for embeddings, there is nothing to ask about either.
        return found is not null || isInternal || digest.Task.Count == 0 ? selection.Decide(found, SelectionReason.Keywords) : null;
    }

    // Whoever else waits for the same choice must not lose it because this client leaves, so it only ends with its time.
    private async Task<string?> AskAsync(ServeRequestCommand command, Autoselection selection, string question, TimeSpan limit)
    {
        var autoselect = selection.Autoselect;
        using var body = SelectionQuestion.Write(autoselect.SelectionModel, question);
        var peek = RequestPeeker.Peek(Surface.ChatCompletions, body.Span).Value;
        if (planner.PlanSelector(selection, peek.Facts, health, tickets, command.Caller.Owner) is not { } plan)
        {
            Log.SelectionFailed(logger, autoselect.Id, selection.Owner, ErrorCode.ModelNotFound);
            return null;
        }

        using var timeout = new CancellationTokenSource(limit, time);
        var asking = new ServeRequestCommand(
            command.Caller, Surface.ChatCompletions, new RouteQuery(autoselect.SelectionModel), body, peek)
        {
            Kind = UsageKind.Selection,
            RequestId = command.RequestId,
        };
        try
        {
            await using var answer = await executor.ExecuteAsync(asking, plan, time.GetTimestamp(), timeout.Token);
            if (answer.Reply is not { } reply)
            {
                Log.SelectionFailed(logger, autoselect.Id, selection.Owner, answer.Error!.Code);
                return null;
            }

            var text = await SelectionQuestion.ReadAsync(reply, timeout.Token);
            answer.Completed = true;
            var chosen = SelectionPrompt.ReadAnswer(text, selection.Available, selection.Fallback);
            if (chosen is null)
            {
                Log.NothingNamed(logger, autoselect.Id, selection.Owner);
            }

            return chosen;
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            Log.SelectionTimedOut(logger, autoselect.Id, selection.Owner);
            return null;
        }
    }
}
