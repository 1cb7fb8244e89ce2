using System.Runtime.CompilerServices;
using Aisbf.Application.Gateway;
using Aisbf.Infrastructure.Providers.Http;
using Aisbf.Infrastructure.Providers.OpenAi;
using Aisbf.Infrastructure.Providers.Streaming;
using Aisbf.Infrastructure.Providers.Translation;

namespace Aisbf.Infrastructure.Providers.PassThrough;

/// <summary>
/// Chat between a client and an upstream of the same dialect: the body goes out with only the model's name replaced, and
/// the answer's bytes come back as they are.
/// </summary>
internal sealed class PassThroughChat(UpstreamTransport transport, WholeAsStream wholes)
{
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<UpstreamResult> SendAsync(UpstreamCall call, PreparedCandidate prepared, CancellationToken cancellationToken)
    {
        var provider = call.Candidate.Provider;
        var stream = call.Peek.Facts.Stream;
        var addUsage = stream && !call.Peek.IncludeUsage && provider.Type.StreamUsage;
        var request = prepared.CreateChatRequest(stream, ModelSplice.Of(call, prepared, addUsage));
        var (body, fault) = await transport.SendAsync(call.Candidate, prepared.Dialect, request, call.Timeout, cancellationToken);
        if (body is null)
        {
            return UpstreamErrors.Fail(provider, fault!);
        }

        var result = stream && await wholes.AppliesToAsync(body, prepared.Dialect) ? await wholes.ReadAsync(body, call, prepared, dropped: [])
            : stream
            ? await StreamReply.OpenAsync(
                body, provider, prepared.Dialect, transport.Options, new PassThroughTap(prepared.Dialect, stripUsage: addUsage, call.Peek.Choices), dropped: [])
            : await WholeReplyReader.PassThroughAsync(body, provider, prepared.Dialect, transport.Options, OpenAiAnswers.JudgeCompletion, dropped: []);
        if (result.Reply is null)
        {
            await body.DisposeAsync();
        }

        return result;
    }
}
