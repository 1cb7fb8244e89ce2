using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>Reads what the model said before.</summary>
internal static class AnthropicAssistantTurn
{
    public static ChatMessage Read(JsonElement content, string path, string field, RequestContext context)
    {
        var message = new ChatMessage { Role = ChatRole.Assistant, Path = path };
        if (content.ValueKind != JsonValueKind.Array) return message with { Parts = AnthropicPartReader.ReadAll(content, field, context) };

        var parts = new List<ChatPart>();
        var thoughts = new List<ReasoningBlock>();
        var calls = new List<ChatToolCall>();
        (string? Signature, string? Path) ofCall = default;
        var index = 0;
        foreach (var block in content.EnumerateArray())
        {
            var at = $"{field}.{index++}";
            if (!context.Is(block, JsonValueKind.Object, at)) break;

            switch (context.RequiredString(block, "type", at))
            {
                case "thinking": thoughts.Add(ReadThinking(block, at, context)); break;
                case "redacted_thinking":
                    var data = context.RequiredString(block, "data", at);
                    context.Rest(block, at, "type", "data");
                    if (ReasoningSeal.IsOfCall(data)) ofCall = (data, at);
                    else thoughts.Add(new ReasoningBlock { Encrypted = data, Format = ReasoningFormats.Anthropic, Path = at });
                    break;
                case "tool_use":
                    calls.Add(ReadCall(block, at, context) with { Signature = ofCall.Signature, SignaturePath = ofCall.Path });
                    ofCall = default;
                    break;
                default: parts.Add(AnthropicPartReader.Read(block, at, context)); break;
            }
        }

        return message with { Parts = parts, Reasoning = thoughts, ToolCalls = calls };
    }

    private static ReasoningBlock ReadThinking(JsonElement block, string path, RequestContext context)
    {
        context.Rest(block, path, "type", "thinking", "signature");
        var signature = block.TryGetProperty("signature", out var value) ? context.String(value, $"{path}.signature") : null;
        return new ReasoningBlock
        {
            Text = context.RequiredString(block, "thinking", path),
            Signature = string.IsNullOrEmpty(signature) ? null : signature,
            Format = ReasoningFormats.Anthropic,
            Path = path,
        };
    }

    private static ChatToolCall ReadCall(JsonElement block, string path, RequestContext context)
    {
        var arguments = "{}";
        foreach (var property in block.EnumerateObject())
        {
            var field = $"{path}.{property.Name}";
            switch (property.Name)
            {
                case "type" or "id" or "name": break;
                case "input" when context.Is(property.Value, JsonValueKind.Object, field): arguments = property.Value.GetRawText(); break;
                case "input": break;
                default: context.Extra(field, property.Value); break;
            }
        }

        return new ChatToolCall(context.RequiredString(block, "id", path), context.RequiredString(block, "name", path), arguments);
    }
}
