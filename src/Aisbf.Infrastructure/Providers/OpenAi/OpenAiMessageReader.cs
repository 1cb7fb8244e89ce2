using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>Reads <c>messages</c>.</summary>
internal static class OpenAiMessageReader
{
    public static IReadOnlyList<ChatMessage> ReadAll(JsonElement value, RequestContext context)
    {
        var messages = new List<ChatMessage>();
        if (value.ValueKind == JsonValueKind.Null || !context.Is(value, JsonValueKind.Array, "messages")) return messages;

        foreach (var element in value.EnumerateArray())
        {
            var path = $"messages[{messages.Count}]";
            if (!context.Is(element, JsonValueKind.Object, path)) break;

            messages.Add(Read(element, path, messages, context));
        }

        return messages;
    }

    private static ChatMessage Read(JsonElement element, string path, List<ChatMessage> before, RequestContext context)
    {
        var roleName = context.RequiredString(element, "role", path);
        var message = new ChatMessage { Role = ReadRole(roleName, path, context) };
        var reasoning = new OpenAiReasoningReader(path, context);
        foreach (var property in element.EnumerateObject())
        {
            var (value, field) = (property.Value, $"{path}.{property.Name}");
            if (reasoning.TryRead(property.Name, value)) continue;

            switch (property.Name)
            {
                case "role": break;
                case "content": message = OpenAiContentReader.Read(message, value, field, context); break;
                case "name": message = message with { Name = context.String(value, field) }; break;
                case "refusal": message = message with { Refusal = context.String(value, field) }; break;
                case "tool_calls": message = message with { ToolCalls = OpenAiToolCallReader.ReadAll(value, field, context) }; break;
                case "function_call":
                    message = OpenAiToolCallReader.AddFunctionCall(message, value, before.Count, path, context);
                    break;
                case "tool_call_id" when message.Role == ChatRole.Tool:
                    message = message with { ToolCallId = context.String(value, field) };
                    break;
                case "is_error" when message.Role == ChatRole.Tool:
                    message = message with { IsError = context.Boolean(value, field) ?? false };
                    break;
                default: context.Extra(field, value); break;
            }
        }

        message = message with { Reasoning = reasoning.Build() };
        if (roleName == "function") return AsToolResult(message, before);

        if (message is { Role: ChatRole.Tool, ToolCallId: null })
            context.Fail($"{path}.tool_call_id", $"'{path}.tool_call_id' has to name the call that this is the result of.");
        var speaksAsModel = message.ToolCalls.Count > 0 || message.Reasoning.Count > 0 || message.Refusal is not null;
        if (message.Role != ChatRole.Assistant && speaksAsModel)
            context.Fail(path, $"'{path}' may have tool calls, a refusal or reasoning only if its role is 'assistant'.");
        return message;
    }

    private static ChatRole ReadRole(string name, string path, RequestContext context)
    {
        switch (name)
        {
            case "system": return ChatRole.System;
            case "developer": return ChatRole.Developer;
            case "user": return ChatRole.User;
            case "assistant": return ChatRole.Assistant;
            case "tool" or "function": return ChatRole.Tool;
            default:
                context.Fail($"{path}.role", $"'{path}.role' has to be 'system', 'developer', 'user', 'assistant' or 'tool'.");
                return ChatRole.User;
        }
    }

    /// <summary>A legacy result names its function, not its call: it belongs to the last call of that function.</summary>
    private static ChatMessage AsToolResult(ChatMessage message, List<ChatMessage> before)
    {
        for (var i = before.Count - 1; i >= 0; i--)
        {
            foreach (var call in before[i].ToolCalls)
            {
                if (call.Name == message.Name) return message with { ToolCallId = call.Id, Name = null };
            }
        }

        return message with { ToolCallId = $"call_{message.Name}", Name = null };
    }
}
