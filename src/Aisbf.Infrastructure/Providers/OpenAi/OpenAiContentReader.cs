using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>Reads a message's <c>content</c>: a string, a list of parts, or null.</summary>
internal static class OpenAiContentReader
{
    public static ChatMessage Read(ChatMessage message, JsonElement value, string path, RequestContext context)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                return message;
            case JsonValueKind.String:
                return message with { Parts = [new ChatPart.Text(value.GetString()!)], PlainContent = true };
            case JsonValueKind.Array:
                return message with { Parts = ReadParts(value, path, context, ReadPart) };
            default:
                context.Fail(path, $"'{path}' has to be a string, an array of parts, or null.");
                return message;
        }
    }

    /// <summary>Reads a list of parts, up to the first that is no object.</summary>
    public static List<ChatPart> ReadParts(
        JsonElement value, string path, RequestContext context, Func<JsonElement, string, RequestContext, ChatPart> readPart)
    {
        var parts = new List<ChatPart>();
        foreach (var element in value.EnumerateArray())
        {
            var field = $"{path}[{parts.Count}]";
            if (!context.Is(element, JsonValueKind.Object, field)) break;

            parts.Add(readPart(element, field, context));
        }

        return parts;
    }

    private static ChatPart ReadPart(JsonElement element, string path, RequestContext context)
    {
        var type = context.RequiredString(element, "type", path);
        var part = OpenAiPartReader.Read(type, element, path, context);
        return part with { CacheControl = OpenAiPartReader.ReadRest(part, type, element, path, context) };
    }
}
