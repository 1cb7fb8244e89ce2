using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Aisbf.Simulator.Answers;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.OpenAi;

/// <summary><c>POST /v1/audio/speech</c>, <c>/v1/audio/transcriptions</c> and <c>/v1/audio/translations</c>.</summary>
internal static class AudioOperation
{
    private const int DefaultBytes = 4096;

    public static Reply Speak(SimRequest request)
    {
        var body = request.Json;
        foreach (var name in new[] { "model", "input", "voice" })
        {
            if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty(name, out _))
                return new ErrorReply(ApiError.Invalid($"Missing required parameter: '{name}'.", name));
        }

        var bytes = new byte[Math.Max(44, request.Directives.Size ?? DefaultBytes)];
        return body.Text("response_format"u8) switch
        {
            null or "mp3" => new BodyReply(Mp3(bytes), "audio/mpeg"),
            "wav" => new BodyReply(Wav(bytes), "audio/wav"),
            "pcm" => new BodyReply(bytes, "audio/pcm"),
            "opus" => new BodyReply(bytes, "audio/ogg"),
            "aac" => new BodyReply(bytes, "audio/aac"),
            "flac" => new BodyReply(bytes, "audio/flac"),
            var other => new ErrorReply(ApiError.Invalid($"Invalid value: '{other}'. Supported values are: 'mp3', 'opus', 'aac', 'flac', 'wav', and 'pcm'.", "response_format")),
        };
    }

    public static Reply Transcribe(SimRequest request) => WriteDown(request, "transcribe");

    public static Reply Translate(SimRequest request) => WriteDown(request, "translate");

    private static Reply WriteDown(SimRequest request, string task)
    {
        if (request.Form?.Files.GetFile("file") is not { } file)
            return new ErrorReply(ApiError.Invalid("Missing required parameter: 'file', as a part of multipart/form-data.", "file"));
        if (request.Model.Length == 0)
            return new ErrorReply(ApiError.Invalid("you must provide a model parameter", "model"));

        var text = request.Directives.Text
            ?? string.Create(CultureInfo.InvariantCulture, $"Pong from simulator model {request.Model}: {file.FileName}, {file.Length} bytes");
        var format = request.Form["response_format"].ToString();

        // Like the vendor's first model, those named whisper take no notice of the wish for a stream.
        if (request.Form["stream"] == "true" && !request.Model.StartsWith("whisper", StringComparison.Ordinal))
            return new StreamReply(TranscriptStream.Frames(request, text), Framing.Sse);
        switch (format)
        {
            case "text":
                return new BodyReply(Encoding.UTF8.GetBytes(text + "\n"), "text/plain; charset=utf-8");
            case "srt":
                return new BodyReply(Encoding.UTF8.GetBytes($"1\n00:00:00,000 --> 00:00:01,000\n{text}\n\n"), "text/plain; charset=utf-8");
            case "vtt":
                return new BodyReply(Encoding.UTF8.GetBytes($"WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n{text}\n"), "text/plain; charset=utf-8");
            default:
                break;
        }

        return BodyReply.Json(json =>
        {
            json.WriteStartObject();
            if (format == "verbose_json")
            {
                json.WriteString("task"u8, task);
                json.WriteString("language"u8, "english"u8);
                json.WriteNumber("duration"u8, 1.0);
            }

            json.WriteString("text"u8, text);
            json.WriteStartObject("usage"u8);
            json.WriteString("type"u8, "tokens"u8);
            var input = request.Directives.InputTokens ?? 10;
            var output = request.Directives.OutputTokens ?? TokenCounts.Of(text.Length);
            json.WriteNumber("input_tokens"u8, input);
            json.WriteNumber("output_tokens"u8, output);
            json.WriteNumber("total_tokens"u8, input + output);
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    private static byte[] Mp3(byte[] bytes)
    {
        // The head of one MPEG-1 layer III frame; players stop at the silence behind it.
        new byte[] { 0xFF, 0xFB, 0x90, 0x64 }.CopyTo(bytes, 0);
        return bytes;
    }

    private static byte[] Wav(byte[] bytes)
    {
        const int Rate = 24_000;
        "RIFF"u8.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), bytes.Length - 8);
        "WAVEfmt "u8.CopyTo(bytes.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(24), Rate);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(28), Rate * 2);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(34), 16);
        "data"u8.CopyTo(bytes.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(40), bytes.Length - 44);
        return bytes;
    }
}
