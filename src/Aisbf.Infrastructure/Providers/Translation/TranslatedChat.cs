using System.Buffers;
using System.Text.Json;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Aisbf.Domain.Conversations;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Http;
using Aisbf.Infrastructure.Providers.Streaming;

namespace Aisbf.Infrastructure.Providers.Translation;

/// <summary>Chat between a client and an upstream of another dialect, through the neutral conversation.</summary>
internal sealed class TranslatedChat(UpstreamTransport transport, ChatIngresses ingresses, WholeAsStream wholes, TimeProvider time)
{
    public async ValueTask<UpstreamResult> SendAsync(UpstreamCall call, PreparedCandidate prepared, CancellationToken cancellationToken)
    {
        var candidate = call.Candidate;
        var ingress = ingresses.For(call.Surface);
        var read = ingress.ReadRequest(call.Json);
        if (!read.TryGet(out var chat, out var error))
        {
            // What cannot be translated may still pass through to another candidate as it is.
            var kind = error.Code == ErrorCode.UnsupportedFeature ? AttemptKind.Unsupported : AttemptKind.InvalidRequest;
            return UpstreamResult.Failure(error, new AttemptOutcome(kind));
        }

        var codec = prepared.Dialect.Chat;
        var dropped = new DroppedFields();
        var output = new ArrayBufferWriter<byte>(call.Json.Length + 1024);
        var target = new ChatTarget(candidate.Provider, candidate.Model, call.Peek.Facts.Stream, candidate.MaxTokens);
        codec.WriteRequest(prepared.Origin.Open(chat, dropped), target, output, dropped);
        IReadOnlyList<string> lost = dropped.Any ? [.. dropped.Paths.Select(ingress.FieldName).Distinct()] : [];
        if (StrictProvider.Refusal(candidate.Provider, lost) is { } refusal)
        {
            return refusal;
        }

        var request = prepared.CreateChatRequest(call.Peek.Facts.Stream, TranslatedContent.Of(output.WrittenMemory));
        var (body, transportFault) = await transport.SendAsync(candidate, prepared.Dialect, request, call.Timeout, cancellationToken);
        if (body is null)
        {
            return UpstreamErrors.Fail(candidate.Provider, transportFault!);
        }

        var result = call.Peek.Facts.Stream
            ? await OpenStreamAsync(body, call, prepared, ingress, lost)
            : await ReadWholeAsync(body, call, prepared, ingress, lost);
        if (result.Reply is null)
        {
            await body.DisposeAsync();
        }

        return result;
    }

    private async ValueTask<UpstreamResult> OpenStreamAsync(
        UpstreamBody body, UpstreamCall call, PreparedCandidate prepared, IChatIngress ingress, IReadOnlyList<string> dropped)
    {
        if (await wholes.AppliesToAsync(body, prepared.Dialect))
        {
            return await wholes.ReadAsync(body, call, prepared, dropped, seal: true);
        }

        var writer = ingress.CreateStreamWriter(Head(call, ingress), call.Peek);
        return await StreamReply.OpenAsync(
            body, call.Candidate.Provider, prepared.Dialect, transport.Options, new StreamTranslation(prepared.Dialect, prepared.Origin, writer, time), dropped);
    }

    private async ValueTask<UpstreamResult> ReadWholeAsync(
        UpstreamBody body, UpstreamCall call, PreparedCandidate prepared, IChatIngress ingress, IReadOnlyList<string> dropped)
    {
        var provider = call.Candidate.Provider;
        if (await WholeReplyReader.ReadAllAsync(body, transport.Options) is { } failure)
        {
            return UpstreamErrors.Fail(provider, failure, body);
        }

        try
        {
            var answer = prepared.Origin.Seal(prepared.Dialect.Chat.ReadResponse(body.PendingMemory));
            var output = new PooledBufferWriter();
            ingress.WriteResponse(answer, Head(call, ingress), output);
            var outcome = new AttemptOutcome(AttemptKind.Success, body.Status, null, body.Elapsed);
            await body.DisposeAsync();
            return UpstreamResult.Success(
                new WholeReply(output.WrittenMemory, new OwnedBuffer(output), answer.Usage, dropped), outcome);
        }
        catch (JsonException)
        {
            return UpstreamErrors.Fail(provider, UpstreamFaults.InPlaceOfAnswer(prepared.Dialect, body.Pending, body.Now), body);
        }
    }

    /// <summary>An upstream of another dialect cannot know what the client's ids look like, so the gateway makes one.</summary>
    private ReplyHead Head(UpstreamCall call, IChatIngress ingress) =>
        new(ingress.NewId(), call.Candidate.Model, time.GetUtcNow().ToUnixTimeSeconds(), call.Json);
}
