using System.Buffers;
using System.Text.Json;
using Aisbf.Domain.Common;
using Aisbf.Domain.Conversations;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Google;

/// <summary>Images: Imagen predicts them, Gemini generates them as part of its answer. Both send them as data.</summary>
internal sealed class GoogleImages : ISurfaceCodec
{
    public IReadOnlyList<string> Limits { get; } =
        ["response_format b64_json only", "not streamed", "n above 1 with Imagen only", "size tells the shape, not the pixels"];

    public Uri AddressOf(Provider provider, string model) =>
        GoogleAddress.Of(provider, model, IsImagen(model) ? "predict" : "generateContent");

    public Result<SurfaceExchange> Read(ReadOnlyMemory<byte> body, Provider provider, string model, DroppedFields dropped)
    {
        if (!GoogleImageRequest.Read(body, provider, dropped).TryGet(out var request, out var error))
        {
            return error;
        }

        if (IsImagen(model))
        {
            return new ImagenExchange(request);
        }

        return request.Count > 1
            ? SurfaceRequests.Unsupported(provider, $"makes one image at a time with '{model}'", "n")
            : new GeminiExchange(request);
    }

    private static bool IsImagen(string model) => GoogleAddress.WithoutPrefix(model).StartsWith("imagen", StringComparison.OrdinalIgnoreCase);

    private static void WriteImages(IReadOnlyList<string> images, DateTimeOffset now, TokenUsage? usage, IBufferWriter<byte> output)
    {
        if (images.Count == 0)
        {
            throw new JsonException("The upstream's answer has no image.");
        }

        using var writer = new Utf8JsonWriter(output, WireJson.Writing);
        writer.WriteStartObject();
        writer.WriteNumber("created"u8, now.ToUnixTimeSeconds());
        writer.WriteStartArray("data"u8);
        foreach (var image in images)
        {
            writer.WriteStartObject();
            writer.WriteString("b64_json"u8, image);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (usage is { } counted)
        {
            writer.WriteStartObject("usage"u8);
            writer.WriteNumber("input_tokens"u8, counted.PromptTokens);
            writer.WriteNumber("output_tokens"u8, counted.CompletionTokens);
            writer.WriteNumber("total_tokens"u8, counted.TotalTokens);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private sealed class ImagenExchange(GoogleImageRequest request) : SurfaceExchange
    {
        public override void WriteRequest(IBufferWriter<byte> output)
        {
            using var writer = new Utf8JsonWriter(output, WireJson.Writing);
            writer.WriteStartObject();
            writer.WriteStartArray("instances"u8);
            writer.WriteStartObject();
            writer.WriteString("prompt"u8, request.Prompt);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteStartObject("parameters"u8);
            writer.WriteNumber("sampleCount"u8, request.Count);
            if (request.ImagenShape is { } shape) writer.WriteString("aspectRatio"u8, shape);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        public override TokenUsage? WriteAnswer(ReadOnlyMemory<byte> answer, DateTimeOffset now, IBufferWriter<byte> output)
        {
            using var document = UpstreamJson.ParseObject(answer);
            var images = UpstreamJson.Array(document.RootElement, "predictions")
                .Select(prediction => UpstreamJson.Text(prediction, "bytesBase64Encoded")).OfType<string>().ToList();
            WriteImages(images, now, null, output);
            return null;
        }
    }

    private sealed class GeminiExchange(GoogleImageRequest request) : SurfaceExchange
    {
        public override void WriteRequest(IBufferWriter<byte> output)
        {
            using var writer = new Utf8JsonWriter(output, WireJson.Writing);
            writer.WriteStartObject();
            GoogleMediaWriter.WritePrompt(writer, request.Prompt);
            writer.WriteStartObject("generationConfig"u8);
            writer.WriteStartArray("responseModalities"u8);
            writer.WriteStringValue("IMAGE"u8);
            writer.WriteEndArray();
            if (request.GeminiShape is { } shape)
            {
                writer.WriteStartObject("imageConfig"u8);
                writer.WriteString("aspectRatio"u8, shape);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        public override TokenUsage? WriteAnswer(ReadOnlyMemory<byte> answer, DateTimeOffset now, IBufferWriter<byte> output)
        {
            using var document = UpstreamJson.ParseObject(answer);
            var usage = GoogleUsage.Read(document.RootElement);
            WriteImages([.. GoogleMediaReader.Read(document.RootElement, "image/").Select(media => media.Data)], now, usage, output);
            return usage;
        }
    }
}
