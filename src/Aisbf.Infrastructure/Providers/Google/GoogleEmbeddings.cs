using System.Buffers;
using System.Text.Json;
using Aisbf.Domain.Common;
using Aisbf.Domain.Conversations;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Embeddings;

namespace Aisbf.Infrastructure.Providers.Google;

/// <summary>Embeddings by <c>:batchEmbedContents</c>. Google does not count their tokens.</summary>
internal sealed class GoogleEmbeddings : ISurfaceCodec
{
    public IReadOnlyList<string> Limits { get; } = ["texts only, no lists of tokens", "tokens are not counted"];

    public Uri AddressOf(Provider provider, string model) => GoogleAddress.Of(provider, model, "batchEmbedContents");

    public Result<SurfaceExchange> Read(ReadOnlyMemory<byte> body, Provider provider, string model, DroppedFields dropped) =>
        EmbeddingRequest.Read(body, provider, dropped).TryGet(out var request, out var error) ? new Exchange(request, model) : error;

    private sealed class Exchange(EmbeddingRequest request, string model) : SurfaceExchange
    {
        public override void WriteRequest(IBufferWriter<byte> output)
        {
            using var writer = new Utf8JsonWriter(output, WireJson.Writing);
            writer.WriteStartObject();
            writer.WriteStartArray("requests"u8);
            foreach (var text in request.Texts)
            {
                writer.WriteStartObject();
                writer.WriteString("model"u8, GoogleAddress.Resource(model));
                writer.WriteStartObject("content"u8);
                writer.WriteStartArray("parts"u8);
                writer.WriteStartObject();
                writer.WriteString("text"u8, text);
                writer.WriteEndObject();
                writer.WriteEndArray();
                writer.WriteEndObject();
                if (request.Dimensions is { } dimensions) writer.WriteNumber("outputDimensionality"u8, dimensions);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        public override TokenUsage? WriteAnswer(ReadOnlyMemory<byte> answer, DateTimeOffset now, IBufferWriter<byte> output)
        {
            using var document = UpstreamJson.ParseObject(answer);
            var vectors = UpstreamJson.Array(document.RootElement, "embeddings")
                .Select(embedding => embedding.ValueKind == JsonValueKind.Object && embedding.TryGetProperty("values", out var values) ? values : default);
            EmbeddingWriter.Write(vectors, request.Texts.Count, request.AsBase64, model, null, output);
            return null;
        }
    }
}
