using System.Buffers;
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

    /// <summary>Reads an answer of the client's own dialect and writes it as events. On success the body is disposed.</summary>
    /// <param name="body">The answer.</param>
    /// <param name="call">The request.</param>
    /// <param name="prepared">Who answered.</param>
    /// <param name="judge">Tells whether it is an answer.</param>
    /// <param name="dropped">What the request lost on its way.</param>
    /// <param name="write">Writes an answer as events.</param>
    public async ValueTask<UpstreamResult> PassThroughAsync(
        UpstreamBody body, UpstreamCall call, PreparedCandidate prepared, AnswerJudge judge, IReadOnlyList<string> dropped, EventWriter write)
    {
        var whole = await WholeReplyReader.PassThroughAsync(body, call.Candidate.Provider, prepared.Dialect, transport.Options, judge, dropped);
        if (whole.Reply is not { } reply)
        {
            return whole;
        }

        var output = new PooledBufferWriter();
        write(body.Pending, output);
        var usage = reply.Usage;
        await reply.DisposeAsync();
        return UpstreamResult.Success(new WholeReply(output.WrittenMemory, new OwnedBuffer(output), usage, dropped, MediaTypes.EventStream), whole.Outcome);
    }

    /// <summary>A whole answer whose shape is that of an event, and the end mark.</summary>
    public static void WriteSingle(ReadOnlySpan<byte> json, IBufferWriter<byte> output)
    {
        // Line breaks outside of strings are only space.
        output.Write("data: "u8);
        foreach (var line in json.Split((byte)'\n'))
        {
            output.Write(json[line].TrimEnd((byte)'\r'));
        }

        output.Write("\n\ndata: [DONE]\n\n"u8);
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
