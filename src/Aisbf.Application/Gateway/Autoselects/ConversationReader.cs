using System.Text.Json;
using Aisbf.Domain.Autoselects;
using Aisbf.Domain.Routing;

namespace Aisbf.Application.Gateway.Autoselects;

/// <summary>
/// Reads what is said in a request that has been peeked at. Only requests for an autoselect that has to choose are read, so
/// this may take the request apart.
/// </summary>
internal static class ConversationReader
{
    private const int MaxWord = 32;
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = RequestPeeker.MaxDepth };

    /// <summary>The messages; none for a request that is no text.</summary>
    public static IReadOnlyList<SelectionMessage> Read(Surface surface, RequestBody body)
    {
        if (body is not PooledBody pooled || !surface.IsChat() && surface is not (Surface.Completions or Surface.TokenCount))
        {
            return [];
        }

        using var json = JsonDocument.Parse(pooled.Memory, Options);
        foreach (var field in (ReadOnlySpan<string>)["messages", "input", "prompt"])
        {
            if (json.RootElement.TryGetProperty(field, out var said))
            {
                return said.ValueKind == JsonValueKind.Array
                    ? [.. said.EnumerateArray().Select(Message)]
                    : [new SelectionMessage("user", Text(said))];
            }
        }

        return [];
    }

    private static SelectionMessage Message(JsonElement message)
    {
        if (message.ValueKind != JsonValueKind.Object)
        {
            return new SelectionMessage("user", Text(message));
        }

        var text = message.TryGetProperty("content", out var content) ? Content(content) : Part(message);
        return message.TryGetProperty("tool_calls", out var calls) && calls.ValueKind == JsonValueKind.Array
            ? new SelectionMessage(Role(message), text + "[tool_calls]")
            : new SelectionMessage(Role(message), text);
    }

    private static string Role(JsonElement message) => message.TryGetProperty("role", out var role) ? Text(role) : "other";

    private static string Content(JsonElement content) =>
        content.ValueKind == JsonValueKind.Array ? string.Join('\n', content.EnumerateArray().Select(Part)) : Text(content);

    // What is no text is named by its kind: a picture in base64 tells a reader nothing.
    private static string Part(JsonElement part)
    {
        if (part.ValueKind != JsonValueKind.Object)
        {
            return Text(part);
        }

        if (part.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String)
        {
            return Text(text);
        }

        var type = part.TryGetProperty("type", out var named) ? Text(named) : "";
        return type.Contains("image", StringComparison.Ordinal) ? "[image]"
            : type.Contains("audio", StringComparison.Ordinal) ? "[audio]"
            : $"[{(type.Length is > 0 and <= MaxWord ? type : "part")}]";
    }

    private static string Text(JsonElement text)
    {
        try
        {
            return text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair as an escape is well-formed JSON and no text. The upstream may make of it what it will.
            return "";
        }
    }
}
