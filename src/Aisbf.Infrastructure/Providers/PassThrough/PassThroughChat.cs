using System.Runtime.CompilerServices;
using Aisbf.Application.Gateway;
using Aisbf.Infrastructure.Providers.Http;
using Aisbf.Infrastructure.Providers.Streaming;

namespace Aisbf.Infrastructure.Providers.PassThrough;

/// <summary>
/// Chat between a client and an upstream of the same dialect: the body goes out with only the model's name replaced, and
/// the answer's bytes come back as they are.
/// </summary>
internal sealed class PassThroughChat(UpstreamTransport transport)
{
    private static readonly byte[] UsageWanted = """{"include_usage":true}"""u8.ToArray();
    private static readonly byte[] UsageWantedField = ""","stream_options":{"include_usage":true}"""u8.ToArray();

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<UpstreamResult> SendAsync(UpstreamCall call, PreparedCandidate prepared, CancellationToken cancellationToken)
    {
        var provider = call.Candidate.Provider;
        var stream = call.Peek.Facts.Stream;
        var addUsage = stream && !call.Peek.IncludeUsage && provider.Type.StreamUsage;
        var request = prepared.CreateChatRequest(stream, Splice(call, prepared, addUsage));
        var (body, fault) = await transport.SendAsync(call.Candidate, prepared.Dialect, request, call.Timeout, cancellationToken);
        if (body is null)
        {
            return UpstreamErrors.Fail(provider, fault!);
        }

        var result = stream
            ? await StreamReply.OpenAsync(
                body, provider, prepared.Dialect, transport.Options, new PassThroughTap(prepared.Dialect, stripUsage: addUsage, call.Peek.Choices), dropped: [])
            : await WholeReplyReader.PassThroughAsync(body, provider, prepared.Dialect, transport.Options);
        if (result.Reply is null)
        {
            await body.DisposeAsync();
        }

        return result;
    }

    /// <summary>
    /// Replaces the model's name. A stream is asked for usage as well, because only the upstream can count it; the event
    /// that answers it is taken out again.
    /// </summary>
    private static SplicedContent Splice(UpstreamCall call, PreparedCandidate prepared, bool addUsage)
    {
        var (start, end) = (call.Peek.ModelRange.Start.Value, call.Peek.ModelRange.End.Value);
        if (!addUsage)
        {
            return new SplicedContent(call.Body, new Splice(start, end, prepared.ModelJson));
        }

        var (from, to) = (call.Peek.StreamOptions.Start.Value, call.Peek.StreamOptions.End.Value);
        return to > 0
            ? new SplicedContent(call.Body, new Splice(start, end, prepared.ModelJson), new Splice(from, to, UsageWanted))
            : new SplicedContent(call.Body, new Splice(start, end, prepared.ModelJson), new Splice(end, end, UsageWantedField));
    }
}
