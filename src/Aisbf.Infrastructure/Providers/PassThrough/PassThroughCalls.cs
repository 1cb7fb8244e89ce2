using System.Runtime.CompilerServices;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Http;
using Aisbf.Infrastructure.Providers.OpenAi;
using Aisbf.Infrastructure.Providers.Streaming;
using Aisbf.Infrastructure.Providers.Translation;

namespace Aisbf.Infrastructure.Providers.PassThrough;

/// <summary>
/// Surfaces besides chat at upstreams that speak as the client does: the body goes out with only the model's name
/// replaced, and the answer's bytes come back as they are.
/// </summary>
internal sealed class PassThroughCalls(UpstreamTransport transport, WholeAsStream wholes)
{
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<UpstreamResult> SendAsync(
        UpstreamCall call, PreparedCandidate prepared, IUpstreamSurface surface, CancellationToken cancellationToken)
    {
        var candidate = call.Candidate;
        var addUsage = call is { Surface: Surface.Completions, Peek: { Facts.Stream: true, IncludeUsage: false } } && candidate.Provider.Type.StreamUsage;
        var request = prepared.CreateRequest(surface.AddressOf(candidate.Provider, candidate.Model), ModelSplice.Of(call, prepared, addUsage));
        var (body, fault) = await transport.SendAsync(candidate, prepared.Dialect, request, call.Timeout, cancellationToken);
        if (body is null)
        {
            return UpstreamErrors.Fail(candidate.Provider, fault!);
        }

        var result = call is { Surface: Surface.Completions, Peek.Facts.Stream: true } && await wholes.AppliesToAsync(body, prepared.Dialect)
            ? await wholes.PassThroughAsync(body, call, prepared, OpenAiAnswers.JudgeCompletion, dropped: [], WholeAsStream.WriteSingle)
            : await OpenAsync(body, call, prepared.Dialect, addUsage);
        if (result.Reply is null)
        {
            await body.DisposeAsync();
        }

        return result;
    }

    private ValueTask<UpstreamResult> OpenAsync(UpstreamBody body, UpstreamCall call, IUpstreamDialect dialect, bool addUsage)
    {
        var provider = call.Candidate.Provider;
        if (call.Surface == Surface.Speech)
        {
            return IsSound(body) ? RawReply.OpenAsync(body, provider, transport.Options) : RefuseAsync(body, provider, dialect);
        }

        // Some that make images take no notice of the wish to stream.
        var isWhole = !call.Peek.Facts.Stream || call.Surface == Surface.ImageGenerations && MediaTypes.Is(body.Header("Content-Type"), WholeReply.Json);
        if (isWhole)
        {
            AnswerJudge judge = call.Surface == Surface.Completions ? OpenAiAnswers.JudgeCompletion : OpenAiAnswers.Judge;
            return WholeReplyReader.PassThroughAsync(body, provider, dialect, transport.Options, judge, dropped: []);
        }

        IStreamTransform tap = call.Surface == Surface.Completions
            ? new PassThroughTap(dialect, stripUsage: addUsage, call.Peek.Choices)
            : new EventTap(dialect, call.Peek.Choices);
        return StreamReply.OpenAsync(body, provider, dialect, transport.Options, tap, dropped: []);
    }

    /// <summary>What says that it is text is no sound, but an error or a page; events may carry sound.</summary>
    private static bool IsSound(UpstreamBody body)
    {
        var type = body.Header("Content-Type").AsSpan().Trim();
        return type.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase)
            || !type.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
            && !type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase)
            && !type.StartsWith("application/problem+json", StringComparison.OrdinalIgnoreCase)
            && !type.StartsWith("application/xhtml+xml", StringComparison.OrdinalIgnoreCase)
            && !type.StartsWith("application/xml", StringComparison.OrdinalIgnoreCase);
    }

    private async ValueTask<UpstreamResult> RefuseAsync(UpstreamBody body, Provider provider, IUpstreamDialect dialect) =>
        await WholeReplyReader.ReadAllAsync(body, transport.Options) is { } failure
            ? UpstreamErrors.Fail(provider, failure, body)
            : UpstreamErrors.Fail(provider, UpstreamFaults.InPlaceOfAnswer(dialect, body.Pending, body.Now), body);
}
