using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Aisbf.Domain.Common;

namespace Aisbf.Api.Errors;

/// <summary>Errors in OpenAI's dialect: <c>{"error":{"message","type","param","code"}}</c>.</summary>
internal sealed class OpenAiErrorDialect : IErrorDialect
{
    public static readonly OpenAiErrorDialect Instance = new();

    // Only ever sent as application/json or text/event-stream, never inside HTML.
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Write(IBufferWriter<byte> output, Error error, string requestId)
    {
        var status = ErrorStatus.Of(error.Code);
        using var json = new Utf8JsonWriter(output, WriterOptions);
        json.WriteStartObject();
        json.WriteStartObject("error"u8);
        json.WriteString("message"u8, error.Message);
        json.WriteString("type"u8, status.Type);
        json.WriteString("param"u8, error.Param);
        json.WriteString("code"u8, status.Code);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The error as the last event of a stream, with the end mark.</summary>
    public void WriteLastEvents(IBufferWriter<byte> output, Error error, string requestId)
    {
        output.Write("data: "u8);
        Write(output, error, requestId);
        output.Write("\n\ndata: [DONE]\n\n"u8);
    }
}
