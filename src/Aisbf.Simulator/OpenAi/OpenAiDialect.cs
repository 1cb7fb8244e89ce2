using System.Text.Json;
using Aisbf.Simulator.Pipeline;
using Microsoft.AspNetCore.Http;

namespace Aisbf.Simulator.OpenAi;

/// <summary>OpenAI's error shape and key header; Azure's <c>api-key</c> counts too.</summary>
internal sealed class OpenAiDialect : IDialect
{
    public static readonly OpenAiDialect Instance = new();

    public Dialect Name => Dialect.OpenAi;

    public string RequestIdHeader => "x-request-id";

    public string? ErrorEvent => null;

    public string? PresentedKey(HttpRequest request) =>
        request.Headers.TryGetValue("api-key", out var azure) ? azure.ToString() : Bearer.Of(request);

    public ApiError KeyRefused(string? presented) => new(401, presented is null
        ? "You didn't provide an API key. Provide it in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY)."
        : "Incorrect API key provided.");

    public void WriteError(Utf8JsonWriter json, ApiError error)
    {
        json.WriteStartObject();
        json.WriteStartObject("error"u8);
        json.WriteString("message"u8, error.Message);
        json.WriteString("type"u8, error.Type ?? TypeOf(error.Status));
        json.WriteString("param"u8, error.Param);
        json.WriteString("code"u8, error.Code ?? CodeOf(error.Status));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string TypeOf(int status) => status switch
    {
        429 => "requests",
        >= 500 => "server_error",
        _ => "invalid_request_error",
    };

    private static string? CodeOf(int status) => status switch
    {
        401 => "invalid_api_key",
        404 => "model_not_found",
        429 => "rate_limit_exceeded",
        _ => null,
    };
}
