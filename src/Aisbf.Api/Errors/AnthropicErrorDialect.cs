using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Aisbf.Domain.Common;

namespace Aisbf.Api.Errors;

/// <summary>Errors in Anthropic's dialect: <c>{"type":"error","error":{"type","message"},"request_id"}</c>.</summary>
internal sealed class AnthropicErrorDialect : IErrorDialect
{
    public static readonly AnthropicErrorDialect Instance = new();

    // Only ever sent as application/json or text/event-stream, never inside HTML.
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Write(IBufferWriter<byte> output, Error error, string requestId)
    {
        using var json = new Utf8JsonWriter(output, WriterOptions);
        json.WriteStartObject();
        json.WriteString("type"u8, "error"u8);
        json.WriteStartObject("error"u8);
        json.WriteString("type"u8, TypeOf(error.Code));
        json.WriteString("message"u8, Message(error));
        WriteDetails(json, error);
        json.WriteEndObject();
        json.WriteString("request_id"u8, requestId);
        json.WriteEndObject();
    }

    /// <summary>The error as the last event of a stream. No end mark follows: that would say that the answer is whole.</summary>
    public void WriteLastEvents(IBufferWriter<byte> output, Error error, string requestId)
    {
        output.Write("event: error\ndata: "u8);
        Write(output, error, requestId);
        output.Write("\n\n"u8);
    }

    /// <summary>Libraries that have the vendor keep a conversation send it whole from then on, when they are told in these words that it does not.</summary>
    private static void WriteDetails(Utf8JsonWriter json, Error error)
    {
        if (error is not { Code: ErrorCode.UnsupportedFeature, Param: "thread" }) return;

        json.WriteStartObject("details"u8);
        json.WriteString("error_code"u8, "thread_unsupported_request"u8);
        json.WriteStartArray("unsupported"u8);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string TypeOf(ErrorCode code) => code switch
    {
        ErrorCode.PayloadTooLarge => "request_too_large",
        ErrorCode.UpstreamUnavailable or ErrorCode.Overloaded or ErrorCode.ShuttingDown => "overloaded_error",
        ErrorCode.UpstreamTimeout => "timeout_error",
        _ => ErrorStatus.Of(code).Status switch
        {
            401 => "authentication_error",
            402 => "billing_error",
            403 => "permission_error",
            404 => "not_found_error",
            429 => "rate_limit_error",
            >= 500 => "api_error",
            _ => "invalid_request_error",
        },
    };

    /// <summary>Clients that shorten a conversation when it is too long know that by Anthropic's words.</summary>
    private static string Message(Error error) =>
        error.Code == ErrorCode.ContextLengthExceeded ? $"prompt is too long: {error.Message}" : error.Message;
}
