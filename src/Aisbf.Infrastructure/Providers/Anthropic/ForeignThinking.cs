using System.Text.Json;
using System.Text.Json.Nodes;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>
/// Takes out of a conversation the thinking that its candidate did not do: Anthropic refuses signatures that are not its
/// own. Everything else stays as it is.
/// </summary>
internal static class ForeignThinking
{
    /// <summary>The body without it, with the upstream's model name; null if there is none, and the body can stay as it is.</summary>
    /// <param name="body">The client's body, known to be a JSON object.</param>
    /// <param name="model">The upstream's model name.</param>
    /// <param name="isForeign">Whether a signature or encrypted thinking is somebody else's.</param>
    /// <param name="dropped">Where to name what was taken out.</param>
    public static byte[]? Remove(ReadOnlyMemory<byte> body, string model, Func<string, bool> isForeign, List<string> dropped)
    {
        var root = JsonNode.Parse(body.Span, documentOptions: WireJson.Reading)!.AsObject();
        if (root["messages"] is not JsonArray messages) return null;

        var wasInLoop = RemoveFrom(messages, isForeign, dropped);
        if (dropped.Count == 0) return null;

        root["model"] = model;
        if (wasInLoop && root["thinking"] is JsonObject thinking && thinking["type"]?.ToString() == "enabled")
        {
            // In the middle of a tool loop the model can think on only from thoughts of its own.
            root.Remove("thinking");
            dropped.Add("thinking");
        }

        return JsonSerializer.SerializeToUtf8Bytes(root, JsonSerializerOptions.Default);
    }

    /// <summary>True when the turn that tools have just answered lost its thinking.</summary>
    private static bool RemoveFrom(JsonArray messages, Func<string, bool> isForeign, List<string> dropped)
    {
        var last = -1;
        var emptied = new List<JsonNode>();
        for (var i = 0; i < messages.Count; i++)
        {
            if (messages[i] is not JsonObject message || message["content"] is not JsonArray content) continue;

            var foreign = content.Index().Where(block => BlobOf(block.Item) is { } blob && isForeign(blob)).ToList();
            foreach (var (index, block) in foreign)
            {
                dropped.Add($"messages.{i}.content.{index}");
                content.Remove(block);
            }

            if (foreign.Count > 0) last = i;
            if (foreign.Count > 0 && content.Count == 0) emptied.Add(message);
        }

        var inLoop = last >= 0 && last == messages.Count - 2 && EndsWithResults(messages);
        emptied.ForEach(message => messages.Remove(message));
        return inLoop;
    }

    private static bool EndsWithResults(JsonArray messages) =>
        messages[^1]?["content"] is JsonArray content && content.Any(block => block?["type"]?.ToString() == "tool_result");

    private static string? BlobOf(JsonNode? block) =>
        block is JsonObject held
        && (held["type"]?.ToString() switch { "thinking" => held["signature"], "redacted_thinking" => held["data"], _ => null }) is JsonValue blob
        && blob.TryGetValue<string>(out var text) ? text : null;
}
