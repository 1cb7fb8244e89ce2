using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>Reads what a user says, and what tools answered, which Anthropic has the user say.</summary>
internal static class AnthropicUserTurn
{
    public static void Read(JsonElement content, string path, string field, List<ChatMessage> messages, RequestContext context)
    {
        if (content.ValueKind != JsonValueKind.Array)
        {
            messages.Add(new ChatMessage { Role = ChatRole.User, Path = path, Parts = AnthropicPartReader.ReadAll(content, field, context) });
            return;
        }

        var said = new List<ChatPart>();
        var index = 0;
        foreach (var block in content.EnumerateArray())
        {
            var at = $"{field}.{index++}";
            if (!context.Is(block, JsonValueKind.Object, at)) break;

            if (context.RequiredString(block, "type", at) != "tool_result")
            {
                said.Add(AnthropicPartReader.Read(block, at, context));
                continue;
            }

            Add(said, path, messages);
            messages.Add(ReadResult(block, at, context));
        }

        Add(said, path, messages);
        if (index == 0) messages.Add(new ChatMessage { Role = ChatRole.User, Path = path });
    }

    private static void Add(List<ChatPart> said, string path, List<ChatMessage> messages)
    {
        if (said.Count == 0) return;

        messages.Add(new ChatMessage { Role = ChatRole.User, Path = path, Parts = [.. said] });
        said.Clear();
    }

    private static ChatMessage ReadResult(JsonElement block, string path, RequestContext context)
    {
        var message = new ChatMessage { Role = ChatRole.Tool, Path = path, ToolCallId = context.RequiredString(block, "tool_use_id", path) };
        JsonElement? mark = null;
        foreach (var property in block.EnumerateObject())
        {
            var field = $"{path}.{property.Name}";
            switch (property.Name)
            {
                case "type" or "tool_use_id": break;
                case "content" when property.Value.ValueKind == JsonValueKind.Null: break;
                case "content": message = message with { Parts = AnthropicPartReader.ReadAll(property.Value, field, context) }; break;
                case "is_error": message = message with { IsError = context.Boolean(property.Value, field) ?? false }; break;
                case "cache_control": mark = context.Object(property.Value, field); break;
                default: context.Extra(field, property.Value); break;
            }
        }

        return mark is { } cache ? Marked(message, cache, $"{path}.cache_control", context) : message;
    }

    /// <summary>Up to the end of the last piece is up to the end of all of it.</summary>
    private static ChatMessage Marked(ChatMessage message, JsonElement mark, string path, RequestContext context)
    {
        if (message.Parts is not [.., { CacheControl: null } last] || last is ChatPart.Unknown)
        {
            context.Extra(path, mark);
            return message;
        }

        return message with { Parts = [.. message.Parts.SkipLast(1), last with { CacheControl = mark, CacheControlPath = path }] };
    }
}
