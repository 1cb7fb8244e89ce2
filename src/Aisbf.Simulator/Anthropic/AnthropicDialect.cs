using System.Text.Json;
using Aisbf.Simulator.Pipeline;
using Microsoft.AspNetCore.Http;

namespace Aisbf.Simulator.Anthropic;

/// <summary>Anthropic's error shape and key header; a bearer token counts too, as it does for subscriptions.</summary>
internal sealed class AnthropicDialect : IDialect
{
    public static readonly AnthropicDialect Instance = new();

    public Dialect Name => Dialect.Anthropic;

    public string RequestIdHeader => "request-id";

    public string ErrorEvent => "error";

    public string? PresentedKey(HttpRequest request) =>
        request.Headers.TryGetValue("x-api-key", out var key) ? key.ToString() : Bearer.Of(request);

    public ApiError KeyRefused(string? presented) => new(401, presented is null ? "x-api-key header is required" : "invalid x-api-key");

    public void WriteError(Utf8JsonWriter json, ApiError error)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "error"u8);
        json.WriteStartObject("error"u8);
        json.WriteString("type"u8, error.Type ?? TypeOf(error.Status));
        json.WriteString("message"u8, error.Message);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string TypeOf(int status) => status switch
    {
        401 => "authentication_error",
        402 => "billing_error",
        403 => "permission_error",
        404 => "not_found_error",
        413 => "request_too_large",
        429 => "rate_limit_error",
        504 => "timeout_error",
        529 => "overloaded_error",
        >= 500 => "api_error",
        _ => "invalid_request_error",
    };
}
