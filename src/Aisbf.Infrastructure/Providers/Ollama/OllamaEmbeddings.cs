using System.Buffers;
using System.Text.Json;
using Aisbf.Domain.Common;
using Aisbf.Domain.Conversations;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Embeddings;

namespace Aisbf.Infrastructure.Providers.Ollama;

/// <summary>Embeddings by <c>/api/embed</c>.</summary>
internal sealed class OllamaEmbeddings : ISurfaceCodec
{
    public IReadOnlyList<string> Limits { get; } = ["texts only, no lists of tokens"];

    public Uri AddressOf(Provider provider, string model) => OllamaDialect.CallUri(provider, "embed");

    public Result<SurfaceExchange> Read(ReadOnlyMemory<byte> body, Provider provider, string model, DroppedFields dropped) =>
        EmbeddingRequest.Read(body, provider, dropped).TryGet(out var request, out var error) ? new Exchange(request, model) : error;

    private sealed class Exchange(EmbeddingRequest request, string model) : SurfaceExchange
    {
        public override void WriteRequest(IBufferWriter<byte> output)
        {
            using var writer = new Utf8JsonWriter(output, WireJson.Writing);
            writer.WriteStartObject();
            writer.WriteString("model"u8, model);
            writer.WriteStartArray("input"u8);
            foreach (var text in request.Texts)
            {
                writer.WriteStringValue(text);
            }

            writer.WriteEndArray();
            if (request.Dimensions is { } dimensions) writer.WriteNumber("dimensions"u8, dimensions);
            writer.WriteEndObject();
        }

        public override TokenUsage? WriteAnswer(ReadOnlyMemory<byte> answer, DateTimeOffset now, IBufferWriter<byte> output)
        {
            using var document = UpstreamJson.ParseObject(answer);
            TokenUsage? usage = TokenCounts.Read(document.RootElement, "prompt_eval_count") is { } count ? new TokenUsage(count, 0) : null;
            EmbeddingWriter.Write(UpstreamJson.Array(document.RootElement, "embeddings"), request.Texts.Count, request.AsBase64, model, usage, output);
            return usage;
        }
    }
}
