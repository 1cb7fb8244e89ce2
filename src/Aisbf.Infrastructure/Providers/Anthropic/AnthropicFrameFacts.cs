using System.Text.Json;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>What the gateway wants to know of an answer, or of one event of a stream, that it passes on unchanged.</summary>
/// <param name="Type">Its <c>type</c>; null when it has none.</param>
/// <param name="HasStopReason">It says why the answer ended.</param>
internal readonly record struct AnthropicFrameFacts(string? Type, bool HasStopReason)
{
    public bool IsError => Type == "error";

    /// <exception cref="JsonException">It is not one JSON object.</exception>
    public static AnthropicFrameFacts Read(ReadOnlySpan<byte> json, AnthropicUsage usage)
    {
        using var document = UpstreamJson.ParseObject(json);
        var root = document.RootElement;
        var type = UpstreamJson.Text(root, "type");
        var isError = type is null && UpstreamJson.Object(root, "error").ValueKind == JsonValueKind.Object;
        usage.Add(UpstreamJson.Object(UpstreamJson.Object(root, "message"), "usage"));
        usage.Add(UpstreamJson.Object(root, "usage"));
        return new AnthropicFrameFacts(isError ? "error" : type, UpstreamJson.Text(UpstreamJson.Object(root, "delta"), "stop_reason") is not null);
    }
}
