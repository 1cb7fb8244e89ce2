using System.Text.Json;
using Aisbf.Simulator.Answers;
using Aisbf.Simulator.OpenAi;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.Google;

/// <summary>Pictures and speech: as generated content where its modalities ask for them, and Imagen's <c>:predict</c>.</summary>
internal static class MediaOperation
{
    private const int SpeechBytes = 4096;
    private static readonly string[] Shapes = ["1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9"];

    /// <summary>The answer to content that is asked for as a picture or as speech; null for text.</summary>
    public static Reply? Generate(SimRequest request)
    {
        var config = request.Json.Field("generationConfig");
        var modalities = config.Field("responseModalities") is { ValueKind: JsonValueKind.Array } asked ? asked.Strings() : [];
        if (modalities.Contains("AUDIO"))
            return config.Field("speechConfig").Field("voiceConfig").Field("prebuiltVoiceConfig").Field("voiceName").ValueKind == JsonValueKind.String
                ? Media(request, "audio/L16;codec=pcm;rate=24000", new byte[request.Directives.Size ?? SpeechBytes])
                : new ErrorReply(ApiError.Invalid("* GenerateContentRequest.generation_config.speech_config: a voice is required"));
        if (!modalities.Contains("IMAGE"))
            return null;

        var shape = config.Field("imageConfig").Field("aspectRatio");
        return shape.ValueKind == JsonValueKind.String && !Shapes.Contains(shape.GetString())
            ? new ErrorReply(ApiError.Invalid("* GenerateContentRequest.generation_config.image_config.aspect_ratio: unknown aspect ratio"))
            : Media(request, "image/png", ImageOperation.Pixel);
    }

    public static Reply Predict(SimRequest request)
    {
        var prompt = request.Json.Items("instances"u8).Select(i => i.Text("prompt"u8)).FirstOrDefault();
        var count = request.Json.Get("parameters"u8).Int("sampleCount"u8) ?? 4;
        if (string.IsNullOrEmpty(prompt))
            return new ErrorReply(ApiError.Invalid("Prompt is required."));
        if (count is < 1 or > 4)
            return new ErrorReply(ApiError.Invalid("sampleCount must be between 1 and 4."));

        return BodyReply.Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("predictions"u8);
            for (var i = 0; i < count; i++)
            {
                json.WriteStartObject();
                json.WriteString("mimeType"u8, "image/png"u8);
                json.WriteBase64String("bytesBase64Encoded"u8, ImageOperation.Pixel);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static BodyReply Media(SimRequest request, string type, byte[] data) => BodyReply.Json(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("candidates"u8);
        json.WriteStartObject();
        json.WriteStartObject("content"u8);
        json.WriteStartArray("parts"u8);
        json.WriteStartObject();
        json.WriteStartObject("inlineData"u8);
        json.WriteString("mimeType"u8, type);
        json.WriteBase64String("data"u8, data);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("role"u8, "model"u8);
        json.WriteEndObject();
        json.WriteString("finishReason"u8, "STOP"u8);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("usageMetadata"u8);
        json.WriteNumber("promptTokenCount"u8, request.Directives.InputTokens ?? TokenCounts.Of(request.Json.GetRawText().Length));
        json.WriteNumber("candidatesTokenCount"u8, request.Directives.OutputTokens ?? 100);
        json.WriteEndObject();
        json.WriteEndObject();
    });
}
