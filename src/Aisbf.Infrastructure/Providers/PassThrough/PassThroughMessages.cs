using System.Runtime.CompilerServices;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Anthropic;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Http;
using Aisbf.Infrastructure.Providers.Streaming;
using Aisbf.Infrastructure.Providers.Translation;

namespace Aisbf.Infrastructure.Providers.PassThrough;

/// <summary>
/// Messages between a client and an upstream that both speak Anthropic's dialect: the body goes out with only the model's
/// name replaced, and the answer's bytes come back as they are.
/// </summary>
internal sealed class PassThroughMessages(UpstreamTransport transport, ReasoningOwners owners, WholeAsStream wholes)
{
    private const string BetaHeader = "anthropic-beta";

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<UpstreamResult> SendAsync(UpstreamCall call, PreparedCandidate prepared, CancellationToken cancellationToken)
    {
        var provider = call.Candidate.Provider;
        var (content, dropped) = Content(call, prepared);
        if (StrictProvider.Refusal(provider, dropped) is { } refusal)
        {
            content.Dispose();
            return refusal;
        }

        var isCount = call.Surface == Surface.TokenCount;
        var request = isCount
            ? prepared.CreateRequest(AnthropicDialect.CountUri(provider), content)
            : prepared.CreateChatRequest(call.Peek.Facts.Stream, content);
        AddBetas(request, call);
        var (body, fault) = await transport.SendAsync(call.Candidate, prepared.Dialect, request, call.Timeout, cancellationToken);
        if (body is null)
        {
            return UpstreamErrors.Fail(provider, fault!);
        }

        var stream = call.Peek.Facts.Stream && !isCount;
        var result = stream && await wholes.AppliesToAsync(body, prepared.Dialect) ? await wholes.ReadAsync(body, call, prepared, dropped)
            : stream
            ? await StreamReply.OpenAsync(
                body, provider, prepared.Dialect, transport.Options, new NotedStream(new AnthropicTap(), owners, Surface.Messages, prepared.Origin.Id), dropped)
            : await ReadWholeAsync(body, call, prepared, isCount ? AnthropicAnswers.JudgeCount : AnthropicAnswers.JudgeMessage, dropped);
        if (result.Reply is null)
        {
            await body.DisposeAsync();
        }

        return result;
    }

    /// <summary>The client's bytes, unless somebody else's thinking has to be taken out of them.</summary>
    private (HttpContent Content, IReadOnlyList<string> Dropped) Content(UpstreamCall call, PreparedCandidate prepared)
    {
        if (HasForeignThinking(call, prepared))
        {
            var dropped = new List<string>();
            if (ForeignThinking.Remove(call.Json, call.Candidate.Model, IsForeign, dropped) is { } rewritten)
            {
                return (TranslatedContent.Of(rewritten), dropped);
            }
        }

        return (ModelSplice.Of(call, prepared, addUsage: false), []);

        bool IsForeign(string blob) => ReasoningSeal.Read(blob) is not null || owners.IsForeign(blob, call, prepared);
    }

    /// <summary>Also true where only reading all of the body can tell.</summary>
    private bool HasForeignThinking(UpstreamCall call, PreparedCandidate prepared)
    {
        var json = call.Json.Span;
        if (json.IndexOf(ReasoningSeal.Mark) >= 0 || ReasoningFields.HasRedacted(Surface.Messages, json)) return true;

        var signatures = ReasoningFields.In(Surface.Messages, json);
        while (signatures.TryNext(out var signature))
        {
            if (owners.IsForeign(signature, call, prepared)) return true;
        }

        return false;
    }

    private static void AddBetas(HttpRequestMessage request, UpstreamCall call)
    {
        foreach (var (name, value) in call.Headers)
        {
            if (name == BetaHeader && AnthropicBetas.Allowed(value) is { Length: > 0 } allowed)
                request.Headers.TryAddWithoutValidation(name, allowed);
        }
    }

    private async ValueTask<UpstreamResult> ReadWholeAsync(UpstreamBody body, UpstreamCall call, PreparedCandidate prepared, AnswerJudge judge, IReadOnlyList<string> dropped)
    {
        var result = await WholeReplyReader.PassThroughAsync(body, call.Candidate.Provider, prepared.Dialect, transport.Options, judge, dropped);
        if (result.Reply is not null) owners.Note(Surface.Messages, body.Pending, prepared.Origin.Id);
        return result;
    }
}
