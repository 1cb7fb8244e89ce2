using System.Text.Json;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Conversations;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Http;
using Aisbf.Infrastructure.Providers.PassThrough;
using Aisbf.Infrastructure.Providers.Streaming;

namespace Aisbf.Infrastructure.Providers.Translation;

/// <summary>
/// Whole answers of upstreams that cannot stream, or that take no notice of the wish: the client gets its stream all the same,
/// with everything in it at once. The answer has been paid for.
/// </summary>
internal sealed class WholeAsStream(UpstreamTransport transport, ChatIngresses ingresses, TimeProvider time)
{
    /// <summary>Whether an answer to a streamed request is a whole one. Servers that send events under the type of JSON are known by their first byte.</summary>
    public async ValueTask<bool> AppliesToAsync(UpstreamBody body, IUpstreamDialect dialect)
    {
        if (dialect.Framing != StreamFraming.Sse || !MediaTypes.Is(body.Header("Content-Type"), WholeReply.Json))
        {
            return false;
        }

        try
        {
            while (body.Pending.TrimStart(" \t\r\n"u8).IsEmpty && await body.ReadAsync(transport.Options.MaxEventBytes))
            {
            }
        }
        catch (Exception e) when (UpstreamTransport.KindOf(e, body.Cancellation) is not null)
        {
            // Whoever reads on meets the same fault, and reports it.
            return false;
        }

        return body.Pending.TrimStart(" \t\r\n"u8).StartsWith("{"u8);
    }

    /// <summary>Reads the answer and writes it as the client's events. On success the body is disposed.</summary>
    /// <param name="body">The answer.</param>
    /// <param name="call">The request.</param>
    /// <param name="prepared">Who answered.</param>
    /// <param name="dropped">What the request lost on its way.</param>
    /// <param name="seal">The client speaks another dialect than the upstream, so that the upstream's signatures are marked as its own.</param>
    public async ValueTask<UpstreamResult> ReadAsync(
        UpstreamBody body, UpstreamCall call, PreparedCandidate prepared, IReadOnlyList<string> dropped, bool seal = false)
    {
        var provider = call.Candidate.Provider;
        if (await WholeReplyReader.ReadAllAsync(body, transport.Options) is { } failure)
        {
            return UpstreamErrors.Fail(provider, failure, body);
        }

        ChatResponse answer;
        try
        {
            answer = prepared.Dialect.Chat.ReadResponse(body.PendingMemory);
        }
        catch (JsonException)
        {
            return UpstreamErrors.Fail(provider, UpstreamFaults.InPlaceOfAnswer(prepared.Dialect, body.Pending, body.Now), body);
        }

        var ingress = ingresses.For(call.Surface);
        var head = new ReplyHead(ingress.NewId(), call.Candidate.Model, time.GetUtcNow().ToUnixTimeSeconds(), call.Json);
        var output = new PooledBufferWriter();
        using (var writer = ingress.CreateStreamWriter(head, call.Peek))
        {
            foreach (var step in ChatStreamEvents.Of(seal ? prepared.Origin.Seal(answer) : answer))
            {
                writer.Write(step, output);
            }

            writer.WriteEnd(output);
        }

        var outcome = new AttemptOutcome(AttemptKind.Success, body.Status, null, body.Elapsed);
        await body.DisposeAsync();
        return UpstreamResult.Success(
            new WholeReply(output.WrittenMemory, new OwnedBuffer(output), answer.Usage, dropped, MediaTypes.EventStream), outcome);
    }
}
