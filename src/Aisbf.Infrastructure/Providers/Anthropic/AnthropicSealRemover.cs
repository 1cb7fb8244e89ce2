using System.Text.Json;
using System.Text.Json.Nodes;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>
/// Takes out of a conversation the thinking that another vendor did: Anthropic refuses signatures that are not its own.
/// Everything else stays as it is.
/// </summary>
internal static class AnthropicSealRemover
{
    /// <param name="body">The client's body, known to be a JSON object.</param>
    /// <param name="model">The upstream's model name.</param>
    /// <param name="dropped">Where to name what was taken out.</param>
    public static byte[] Remove(ReadOnlyMemory<byte> body, string model, List<string> dropped)
    {
        var root = JsonNode.Parse(body.Span, documentOptions: WireJson.Reading)!.AsObject();
        root["model"] = model;
        if (root["messages"] is JsonArray messages)
        {
            var wasInLoop = RemoveFrom(messages, dropped);
            if (wasInLoop && root["thinking"] is JsonObject thinking && thinking["type"]?.ToString() == "enabled")
            {
                // In the middle of a tool loop the model can think on only from thoughts of its own.
                root.Remove("thinking");
                dropped.Add("thinking");
            }
        }

        return JsonSerializer.SerializeToUtf8Bytes(root, JsonSerializerOptions.Default);
    }

    /// <summary>True when the turn that tools have just answered lost its thinking.</summary>
    private static bool RemoveFrom(JsonArray messages, List<string> dropped)
    {
        var last = -1;
        var emptied = new List<JsonNode>();
        for (var i = 0; i < messages.Count; i++)
        {
            if (messages[i] is not JsonObject message || message["content"] is not JsonArray content) continue;

            var sealedBlocks = content.Index().Where(block => IsSealed(block.Item)).ToList();
            foreach (var (index, block) in sealedBlocks)
            {
                dropped.Add($"messages.{i}.content.{index}");
                content.Remove(block);
            }

            if (sealedBlocks.Count > 0) last = i;
            if (sealedBlocks.Count > 0 && content.Count == 0) emptied.Add(message);
        }

        var inLoop = last >= 0 && last == messages.Count - 2 && EndsWithResults(messages);
        emptied.ForEach(message => messages.Remove(message));
        return inLoop;
    }

    private static bool EndsWithResults(JsonArray messages) =>
        messages[^1]?["content"] is JsonArray content && content.Any(block => block?["type"]?.ToString() == "tool_result");

    private static bool IsSealed(JsonNode? block) =>
        block is JsonObject held
        && (held["type"]?.ToString() switch { "thinking" => held["signature"], "redacted_thinking" => held["data"], _ => null }) is JsonValue blob
        && blob.TryGetValue<string>(out var text) && ReasoningSeal.Read(text) is not null;
}
