using System.Runtime.CompilerServices;
using System.Text.Json;
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
internal sealed class PassThroughMessages(UpstreamTransport transport)
{
    private const string BetaHeader = "anthropic-beta";

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<UpstreamResult> SendAsync(UpstreamCall call, PreparedCandidate prepared, CancellationToken cancellationToken)
    {
        var provider = call.Candidate.Provider;
        var (content, dropped) = Content(call, prepared);
        if (StrictProvider.Refusal(provider, dropped) is { } refusal)
        {
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

        var result = call.Peek.Facts.Stream && !isCount
            ? await StreamReply.OpenAsync(body, provider, prepared.Dialect, transport.Options, new AnthropicTap(), dropped)
            : await ReadWholeAsync(body, call, isCount ? null : "message", dropped);
        if (result.Reply is null)
        {
            await body.DisposeAsync();
        }

        return result;
    }

    /// <summary>The client's bytes, unless what another vendor left in the conversation has to be taken out of them.</summary>
    private static (HttpContent Content, IReadOnlyList<string> Dropped) Content(UpstreamCall call, PreparedCandidate prepared)
    {
        if (call.Json.Span.IndexOf(ReasoningSeal.Mark) >= 0)
        {
            var dropped = new List<string>();
            return (TranslatedContent.Of(AnthropicSealRemover.Remove(call.Json, call.Candidate.Model, dropped)), dropped);
        }

        return (ModelSplice.Of(call, prepared, addUsage: false), []);
    }

    private static void AddBetas(HttpRequestMessage request, UpstreamCall call)
    {
        foreach (var (name, value) in call.Headers)
        {
            if (name == BetaHeader && AnthropicBetas.Allowed(value) is { Length: > 0 } allowed)
                request.Headers.TryAddWithoutValidation(name, allowed);
        }
    }

    private async ValueTask<UpstreamResult> ReadWholeAsync(UpstreamBody body, UpstreamCall call, string? type, IReadOnlyList<string> dropped)
    {
        var provider = call.Candidate.Provider;
        if (await WholeReplyReader.ReadAllAsync(body, transport.Options) is { } failure)
        {
            return UpstreamErrors.Fail(provider, failure, body);
        }

        var usage = new AnthropicUsage();
        return Check(body, type, usage) is { } fault
            ? UpstreamErrors.Fail(provider, fault, body)
            : UpstreamResult.Success(
                new WholeReply(body.PendingMemory, body, type is null ? null : usage.Total, dropped),
                new AttemptOutcome(AttemptKind.Success, body.Status, null, body.Elapsed));
    }

    private static UpstreamFault? Check(UpstreamBody body, string? type, AnthropicUsage usage)
    {
        try
        {
            var facts = AnthropicFrameFacts.Read(body.Pending, usage);
            if (facts.IsError) return AnthropicFaultReader.Read(200, body.Pending).WithWait(body.Pending, body.Now);

            return facts.Type == type ? null : new UpstreamFault(AttemptKind.InvalidAnswer, null);
        }
        catch (JsonException)
        {
            return new UpstreamFault(AttemptKind.InvalidAnswer, null);
        }
    }
}
