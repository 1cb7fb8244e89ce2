using System.Text.Json;
using Aisbf.Simulator.Pipeline;
using Microsoft.AspNetCore.Http;

namespace Aisbf.Simulator.Google;

/// <summary>Google's error shape, and its key in a header or in the query.</summary>
internal sealed class GoogleDialect : IDialect
{
    public static readonly GoogleDialect Instance = new();

    public Dialect Name => Dialect.Google;

    public string? RequestIdHeader => null;

    public string? ErrorEvent => null;

    public string? PresentedKey(HttpRequest request) =>
        request.Headers.TryGetValue("x-goog-api-key", out var header) ? header.ToString()
        : request.Query.TryGetValue("key", out var query) ? query.ToString()
        : Bearer.Of(request);

    public ApiError KeyRefused(string? presented) => new(401, presented is null
        ? "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API."
        : "API key not valid. Please pass a valid API key.");

    public void WriteError(Utf8JsonWriter json, ApiError error)
    {
        json.WriteStartObject();
        json.WriteStartObject("error"u8);
        json.WriteNumber("code"u8, error.Status);
        json.WriteString("message"u8, error.Message);
        json.WriteString("status"u8, error.Type ?? StatusOf(error.Status));
        if (error.Param is not null || error.Code is not null || int.TryParse(error.RetryAfter, out _))
            WriteDetails(json, error);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteDetails(Utf8JsonWriter json, ApiError error)
    {
        json.WriteStartArray("details"u8);
        json.WriteStartObject();
        if (error.Param is { } field)
        {
            json.WriteString("@type"u8, "type.googleapis.com/google.rpc.BadRequest"u8);
            json.WriteStartArray("fieldViolations"u8);
            json.WriteStartObject();
            json.WriteString("field"u8, field);
            json.WriteString("description"u8, error.Message);
            json.WriteEndObject();
            json.WriteEndArray();
        }
        else if (error.Code is { } reason)
        {
            json.WriteString("@type"u8, "type.googleapis.com/google.rpc.ErrorInfo"u8);
            json.WriteString("reason"u8, reason);
        }
        else
        {
            json.WriteString("@type"u8, "type.googleapis.com/google.rpc.RetryInfo"u8);
            json.WriteString("retryDelay"u8, error.RetryAfter + "s");
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static string StatusOf(int status) => status switch
    {
        400 => "INVALID_ARGUMENT",
        401 => "UNAUTHENTICATED",
        403 => "PERMISSION_DENIED",
        404 => "NOT_FOUND",
        409 => "ABORTED",
        429 => "RESOURCE_EXHAUSTED",
        499 => "CANCELLED",
        501 => "UNIMPLEMENTED",
        503 => "UNAVAILABLE",
        504 => "DEADLINE_EXCEEDED",
        >= 500 => "INTERNAL",
        _ => "UNKNOWN",
    };
}
