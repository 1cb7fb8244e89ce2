using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Http;
using Aisbf.Infrastructure.Providers.Responses;
using Aisbf.Infrastructure.Providers.Streaming;
using Aisbf.Infrastructure.Providers.Translation;

namespace Aisbf.Infrastructure.Providers.PassThrough;

/// <summary>
/// Responses of an upstream that has OpenAI's Responses API itself: the body goes out with only the model's name replaced
/// and nothing to be stored, and the answer's bytes come back as they are.
/// </summary>
internal sealed class PassThroughResponses(UpstreamTransport transport, TranslatedChat translated, WholeAsStream wholes, ReasoningOwners owners)
{
    private static readonly byte[] False = "false"u8.ToArray();
    private static readonly byte[] NotStored = ""","store":false"""u8.ToArray();

    /// <summary>Models that answer to chat only, as long as their provider's settings last.</summary>
    private readonly ConditionalWeakTable<Provider, ConcurrentDictionary<string, bool>> _chatOnly = [];

    public async ValueTask<UpstreamResult> SendAsync(UpstreamCall call, PreparedCandidate prepared, CancellationToken cancellationToken)
    {
        var candidate = call.Candidate;
        if (prepared.ResponsesUri is not { } address || (_chatOnly.TryGetValue(candidate.Provider, out var known) && known.ContainsKey(candidate.Model)))
        {
            return await translated.SendAsync(call, prepared, cancellationToken);
        }

        var result = await SendAsync(call, prepared, address, cancellationToken);
        if (result.Outcome.Status is not (404 or 405 or 501))
        {
            return result;
        }

        // OpenAI's type is also used for servers that speak only its chat, and a model that is not there is told of the same way.
        var second = await translated.SendAsync(call, prepared, cancellationToken);
        if (second.Reply is not null) _chatOnly.GetOrCreateValue(candidate.Provider)[candidate.Model] = true;
        return second;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<UpstreamResult> SendAsync(UpstreamCall call, PreparedCandidate prepared, Uri address, CancellationToken cancellationToken)
    {
        var provider = call.Candidate.Provider;
        var (content, dropped) = Content(call, prepared);
        if (StrictProvider.Refusal(provider, dropped) is { } refusal)
        {
            content.Dispose();
            return refusal;
        }

        var (body, fault) = await transport.SendAsync(
            call.Candidate, prepared.Dialect, prepared.CreateRequest(address, content), call.Timeout, cancellationToken);
        if (body is null)
        {
            return UpstreamErrors.Fail(provider, fault!);
        }

        var stream = call.Peek.Facts.Stream;
        var result = stream && await wholes.AppliesToAsync(body, prepared.Dialect)
            ? await wholes.PassThroughAsync(body, call, prepared, ResponseFacts.Judge, dropped, WholeResponseEvents.Write)
            : stream
            ? await StreamReply.OpenAsync(
                body, provider, prepared.Dialect, transport.Options, new NotedStream(new ResponsesTap(prepared.Dialect), owners, Surface.Responses, prepared.Origin.Id), dropped)
            : await ReadWholeAsync(body, call, prepared, dropped);
        if (result.Reply is null)
        {
            await body.DisposeAsync();
        }

        return result;
    }

    /// <summary>
    /// The client's bytes. What is not said to be stored upstream would be, under a credential that many share: so it is
    /// said not to be.
    /// </summary>
    private (HttpContent Content, IReadOnlyList<string> Dropped) Content(UpstreamCall call, PreparedCandidate prepared)
    {
        if (ReasoningFields.In(Surface.Responses, call.Json.Span).TryNext(out _))
        {
            var dropped = new List<string>();
            if (ForeignReasoning.Remove(call.Json, call.Candidate.Model, IsForeign, dropped) is { } rewritten)
            {
                return (TranslatedContent.Of(rewritten), dropped);
            }
        }

        var (start, end) = (call.Peek.ModelRange.Start.Value, call.Peek.ModelRange.End.Value);
        var (from, to) = (call.Peek.Store.Start.Value, call.Peek.Store.End.Value);
        var store = to > 0 ? new Splice(from, to, False) : new Splice(end, end, NotStored);
        return (new SplicedContent(call.Body, new Splice(start, end, prepared.ModelJson), store), []);

        bool IsForeign(string blob) => ReasoningEnvelope.Is(blob) || owners.IsForeign(blob, call, prepared);
    }

    private async ValueTask<UpstreamResult> ReadWholeAsync(UpstreamBody body, UpstreamCall call, PreparedCandidate prepared, IReadOnlyList<string> dropped)
    {
        var result = await WholeReplyReader.PassThroughAsync(body, call.Candidate.Provider, prepared.Dialect, transport.Options, ResponseFacts.Judge, dropped);
        if (result.Reply is not null) owners.Note(Surface.Responses, body.Pending, prepared.Origin.Id);
        return result;
    }
}
