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

/// <summary>Surfaces besides chat at upstreams that have shapes of their own for them. Answers are whole ones.</summary>
internal sealed class TranslatedCalls(UpstreamTransport transport)
{
    public async ValueTask<UpstreamResult> SendAsync(
        UpstreamCall call, PreparedCandidate prepared, ISurfaceCodec codec, CancellationToken cancellationToken)
    {
        var candidate = call.Candidate;
        var dropped = new DroppedFields();
        if (!codec.Read(call.Json, candidate.Provider, candidate.Model, dropped).TryGet(out var exchange, out var error))
        {
            return UpstreamResult.Failure(
                error, new AttemptOutcome(error.Code == ErrorCode.UnsupportedFeature ? AttemptKind.Unsupported : AttemptKind.InvalidRequest));
        }

        if (StrictProvider.Refusal(candidate.Provider, dropped.Paths) is { } refusal)
        {
            return refusal;
        }

        var output = new ArrayBufferWriter<byte>(call.Json.Length + 1024);
        exchange.WriteRequest(output);
        var request = prepared.CreateRequest(codec.AddressOf(candidate.Provider, candidate.Model), TranslatedContent.Of(output.WrittenMemory));
        var (body, fault) = await transport.SendAsync(candidate, prepared.Dialect, request, call.Timeout, cancellationToken);
        if (body is null)
        {
            return UpstreamErrors.Fail(candidate.Provider, fault!);
        }

        await using (body)
        {
            return await ReadAsync(body, call, prepared.Dialect, exchange, dropped);
        }
    }

    private async ValueTask<UpstreamResult> ReadAsync(
        UpstreamBody body, UpstreamCall call, IUpstreamDialect dialect, SurfaceExchange exchange, DroppedFields dropped)
    {
        var provider = call.Candidate.Provider;
        if (await WholeReplyReader.ReadAllAsync(body, transport.Options) is { } failure)
        {
            return UpstreamErrors.Fail(provider, failure, body);
        }

        var output = new PooledBufferWriter();
        try
        {
            var usage = exchange.WriteAnswer(body.PendingMemory, body.Now, output);
            return UpstreamResult.Success(
                new WholeReply(output.WrittenMemory, new OwnedBuffer(output), usage, dropped.Paths, exchange.ContentType),
                new AttemptOutcome(AttemptKind.Success, body.Status, null, body.Elapsed));
        }
        catch (JsonException)
        {
            output.Dispose();
            return UpstreamErrors.Fail(provider, UpstreamFaults.InPlaceOfAnswer(dialect, body.Pending, body.Now), body);
        }
    }
}
