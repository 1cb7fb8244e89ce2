using System.Buffers;
using System.Text.Json;
using Aisbf.Domain.Common;

namespace Aisbf.Api.Errors;

/// <summary>Errors for clients of the Responses API: OpenAI's body, but an event of its own kind at the end of a stream.</summary>
internal sealed class ResponsesErrorDialect : IErrorDialect
{
    public static readonly ResponsesErrorDialect Instance = new();

    public void Write(IBufferWriter<byte> output, Error error, string requestId) => OpenAiErrorDialect.Instance.Write(output, error, requestId);

    /// <summary>
    /// The error as the only event of a stream: one that had begun ends with words of its own. The specification has the
    /// fields in the event itself, OpenAI's servers and clients in an object.
    /// </summary>
    public void WriteLastEvents(IBufferWriter<byte> output, Error error, string requestId)
    {
        var status = ErrorStatus.Of(error.Code);
        output.Write("event: error\ndata: "u8);
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "error"u8);
            json.WriteNumber("sequence_number"u8, 0);
            WriteFields(json, error, status.Code);
            json.WriteStartObject("error"u8);
            json.WriteString("type"u8, status.Type);
            WriteFields(json, error, status.Code);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        output.Write("\n\n"u8);
    }

    private static void WriteFields(Utf8JsonWriter json, Error error, string? code)
    {
        json.WriteString("code"u8, code);
        json.WriteString("message"u8, error.Message);
        json.WriteString("param"u8, error.Param);
    }
}
