using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Google;

/// <summary>One part of an answer, read the same way whole and streamed.</summary>
internal readonly struct GoogleResponsePart(JsonElement part)
{
    private readonly JsonElement _part = part;

    public string Text => UpstreamJson.Text(_part, "text") ?? "";

    public bool IsThought => UpstreamJson.True(_part, "thought");

    public string? Signature => UpstreamJson.Text(_part, "thoughtSignature");

    public bool IsCall => UpstreamJson.Object(_part, "functionCall").ValueKind == JsonValueKind.Object;

    /// <summary>A picture, or other media; null when the part is something else.</summary>
    public MediaSource? Media
    {
        get
        {
            var data = UpstreamJson.Object(_part, "inlineData");
            return UpstreamJson.Text(data, "data") is { Length: > 0 } base64
                ? MediaSource.FromBase64(UpstreamJson.Text(data, "mimeType") ?? "image/png", base64.AsMemory())
                : null;
        }
    }

    /// <param name="responseId">The answer's id.</param>
    /// <param name="index">The call's place among the answer's calls.</param>
    public ChatToolCall ReadCall(string? responseId, int index)
    {
        var call = UpstreamJson.Object(_part, "functionCall");
        var name = UpstreamJson.Text(call, "name") ?? "";
        var arguments = call.TryGetProperty("args", out var args) && args.ValueKind == JsonValueKind.Object ? args.GetRawText() : "{}";
        var id = UpstreamJson.Text(call, "id") is { Length: > 0 } given ? given : GoogleCallId.Create(responseId, index, name, arguments);
        return new ChatToolCall(id, name, arguments) { Signature = Signature };
    }
}
