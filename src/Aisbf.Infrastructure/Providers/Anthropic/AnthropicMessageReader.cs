using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>Reads <c>system</c> and <c>messages</c>. A turn's tool results become messages of their own.</summary>
internal static class AnthropicMessageReader
{
    public static void ReadSystem(JsonElement value, List<ChatMessage> messages, RequestContext context)
    {
        if (value.ValueKind == JsonValueKind.Null) return;

        messages.Add(new ChatMessage { Role = ChatRole.System, Path = "system", Parts = AnthropicPartReader.ReadAll(value, "system", context) });
    }

    public static void ReadAll(JsonElement value, List<ChatMessage> messages, RequestContext context)
    {
        if (value.ValueKind == JsonValueKind.Null || !context.Is(value, JsonValueKind.Array, "messages")) return;

        var index = 0;
        foreach (var element in value.EnumerateArray())
        {
            var path = $"messages.{index++}";
            if (!context.Is(element, JsonValueKind.Object, path)) break;

            Read(element, path, messages, context);
        }
    }

    private static void Read(JsonElement element, string path, List<ChatMessage> messages, RequestContext context)
    {
        var role = context.RequiredString(element, "role", path);
        var content = default(JsonElement);
        foreach (var property in element.EnumerateObject())
        {
            if (property.NameEquals("content"u8)) content = property.Value;
            else if (!property.NameEquals("role"u8)) context.Extra($"{path}.{property.Name}", property.Value);
        }

        var field = $"{path}.content";
        switch (role)
        {
            case "user": AnthropicUserTurn.Read(content, path, field, messages, context); break;
            case "assistant": messages.Add(AnthropicAssistantTurn.Read(content, path, field, context)); break;
            case "system":
                messages.Add(new ChatMessage { Role = ChatRole.System, Path = path, Parts = AnthropicPartReader.ReadAll(content, field, context) });
                break;
            default: context.Fail($"{path}.role", $"'{path}.role' has to be 'user' or 'assistant'."); break;
        }
    }
}
