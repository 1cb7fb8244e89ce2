using System.Text.Json;
using Aisbf.Simulator.Pipeline;
using Microsoft.AspNetCore.Http;

namespace Aisbf.Simulator.Ollama;

/// <summary>Ollama's error shape; a key, where a proxy in front of it asks for one, is a bearer token.</summary>
internal sealed class OllamaDialect : IDialect
{
    public static readonly OllamaDialect Instance = new();

    public Dialect Name => Dialect.Ollama;

    public string? RequestIdHeader => null;

    public string? ErrorEvent => null;

    public string? PresentedKey(HttpRequest request) => Bearer.Of(request);

    public ApiError KeyRefused(string? presented) => new(401, "unauthorized");

    public void WriteError(Utf8JsonWriter json, ApiError error)
    {
        json.WriteStartObject();
        json.WriteString("error"u8, error.Message);
        json.WriteEndObject();
    }
}
