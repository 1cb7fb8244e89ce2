using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Aisbf.Api.Errors;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Rotations;

namespace Aisbf.Api.Streaming;

/// <summary>
/// For rotations with <c>notifyerrors</c>: a failure as an assistant's message with status 200, for chat programs that
/// would not show an error. <c>aisbf_error</c> tells it from a real answer.
/// </summary>
internal static class FailureNotice
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteAsync(HttpResponse response, GatewayAnswer answer, Rotation rotation, bool stream, CancellationToken cancellationToken)
    {
        var text = Describe(answer, rotation);
        var output = response.BodyWriter;
        if (!response.HasStarted)
        {
            AnswerHeaders.Add(response.Headers, answer);
        }

        if (stream)
        {
            StreamHeaders.Begin(response);
            WriteChunk(output, answer, rotation, text, finish: false);
            WriteChunk(output, answer, rotation, text, finish: true);
            output.Write("data: [DONE]\n\n"u8);
        }
        else
        {
            response.ContentType = "application/json";
            WriteWhole(output, answer, rotation, text);
        }

        await output.FlushAsync(cancellationToken);
    }

    private static string Describe(GatewayAnswer answer, Rotation rotation)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"The rotation '{rotation.Id}' could not answer. {answer.Error!.Message}");
        foreach (var failure in answer.Failures ?? [])
        {
            text.Append(CultureInfo.InvariantCulture, $"\n- {failure.Candidate.Provider.Id}/{failure.Candidate.Model}: {failure.Error.Message}");
        }

        return text.ToString();
    }

    private static void WriteWhole(IBufferWriter<byte> output, GatewayAnswer answer, Rotation rotation, string text)
    {
        using var json = new Utf8JsonWriter(output, WriterOptions);
        json.WriteStartObject();
        WriteHead(json, answer, rotation, "chat.completion");
        json.WriteStartArray("choices"u8);
        json.WriteStartObject();
        json.WriteNumber("index"u8, 0);
        json.WriteStartObject("message"u8);
        json.WriteString("role"u8, "assistant"u8);
        json.WriteString("content"u8, text);
        json.WriteEndObject();
        json.WriteString("finish_reason"u8, "stop"u8);
        json.WriteEndObject();
        json.WriteEndArray();
        WriteNoUsage(json);
        json.WriteEndObject();
    }

    private static void WriteChunk(IBufferWriter<byte> output, GatewayAnswer answer, Rotation rotation, string text, bool finish)
    {
        output.Write("data: "u8);
        using (var json = new Utf8JsonWriter(output, WriterOptions))
        {
            json.WriteStartObject();
            WriteHead(json, answer, rotation, "chat.completion.chunk");
            json.WriteStartArray("choices"u8);
            json.WriteStartObject();
            json.WriteNumber("index"u8, 0);
            json.WriteStartObject("delta"u8);
            if (!finish)
            {
                json.WriteString("role"u8, "assistant"u8);
                json.WriteString("content"u8, text);
            }

            json.WriteEndObject();
            json.WriteString("finish_reason"u8, finish ? "stop" : null);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("\n\n"u8);
    }

    private static void WriteHead(Utf8JsonWriter json, GatewayAnswer answer, Rotation rotation, string kind)
    {
        json.WriteString("id"u8, $"error-{rotation.Id}");
        json.WriteString("object"u8, kind);
        json.WriteNumber("created"u8, 0);
        json.WriteString("model"u8, answer.Plan!.RequestedModel);
        json.WriteBoolean("aisbf_error"u8, true);
        json.WriteString("rotation_id"u8, rotation.Id);
        json.WriteNumber("attempted_count"u8, answer.Attempts);
        json.WriteStartArray("error_details"u8);
        foreach (var failure in answer.Failures ?? [])
        {
            json.WriteStartObject();
            json.WriteString("provider"u8, failure.Candidate.Provider.Id);
            json.WriteString("model"u8, failure.Candidate.Model);
            json.WriteString("code"u8, ErrorStatus.Of(failure.Error.Code).Code);
            json.WriteString("message"u8, failure.Error.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNoUsage(Utf8JsonWriter json)
    {
        json.WriteStartObject("usage"u8);
        json.WriteNumber("prompt_tokens"u8, 0);
        json.WriteNumber("completion_tokens"u8, 0);
        json.WriteNumber("total_tokens"u8, 0);
        json.WriteEndObject();
    }
}
