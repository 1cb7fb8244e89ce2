using System.Text;
using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>Reads content: one string, or blocks.</summary>
internal static class AnthropicPartReader
{
    /// <summary>Stands in for media that are wrong; the request is refused anyway.</summary>
    private static readonly MediaSource Nothing = MediaSource.FromUrl("");

    public static List<ChatPart> ReadAll(JsonElement content, string path, RequestContext context)
    {
        var parts = new List<ChatPart>();
        if (content.ValueKind == JsonValueKind.String)
        {
            parts.Add(new ChatPart.Text(content.GetString()!) { Path = path });
            return parts;
        }

        if (content.ValueKind != JsonValueKind.Array)
        {
            context.Fail(path, $"'{path}' has to be a string or an array of blocks.");
            return parts;
        }

        foreach (var block in content.EnumerateArray())
        {
            var at = $"{path}.{parts.Count}";
            if (!context.Is(block, JsonValueKind.Object, at)) break;

            parts.Add(Read(block, at, context));
        }

        return parts;
    }

    public static ChatPart Read(JsonElement block, string path, RequestContext context)
    {
        var type = context.RequiredString(block, "type", path);
        ChatPart part = type switch
        {
            "text" => new ChatPart.Text(context.RequiredString(block, "text", path)),
            "image" => new ChatPart.Image(ReadSource(block, $"{path}.source", "image/", context) ?? Nothing),
            "document" => ReadDocument(block, path, context),
            _ => new ChatPart.Unknown(type, block.Clone()),
        };
        return part with { Path = path, CacheControl = part is ChatPart.Unknown ? null : ReadRest(block, path, context) };
    }

    /// <summary>Reads the cache mark, and keeps what is left over. Citations switched off are what everybody else has.</summary>
    private static JsonElement? ReadRest(JsonElement block, string path, RequestContext context)
    {
        JsonElement? mark = null;
        foreach (var property in block.EnumerateObject())
        {
            var field = $"{path}.{property.Name}";
            switch (property.Name)
            {
                case "type" or "text" or "source" or "title": break;
                case "cache_control": mark = context.Object(property.Value, field); break;
                case "citations" when IsOff(property.Value): break;
                default: context.Extra(field, property.Value); break;
            }
        }

        return mark;
    }

    private static bool IsOff(JsonElement citations) =>
        (citations.ValueKind == JsonValueKind.Object && citations.TryGetProperty("enabled", out var enabled) && enabled.ValueKind == JsonValueKind.False)
        || (citations.ValueKind == JsonValueKind.Array && citations.GetArrayLength() == 0);

    private static ChatPart ReadDocument(JsonElement block, string path, RequestContext context)
    {
        var title = block.TryGetProperty("title", out var value) ? context.String(value, $"{path}.title") : null;
        if (!block.TryGetProperty("source", out var source) || !context.Is(source, JsonValueKind.Object, $"{path}.source"))
        {
            context.Fail($"{path}.source", $"'{path}.source' has to be an object.");
            return new ChatPart.File(Nothing);
        }

        switch (context.RequiredString(source, "type", $"{path}.source"))
        {
            case "text":
                context.Rest(source, $"{path}.source", "type", "media_type", "data");
                var text = context.RequiredString(source, "data", $"{path}.source");
                return new ChatPart.File(MediaSource.FromBase64("text/plain", Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).AsMemory()), FileName: title);
            case "content" when source.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.String:
                context.Rest(source, $"{path}.source", "type", "content");
                var plain = Convert.ToBase64String(Encoding.UTF8.GetBytes(content.GetString()!));
                return new ChatPart.File(MediaSource.FromBase64("text/plain", plain.AsMemory()), FileName: title);
            case "base64" or "url":
                return new ChatPart.File(ReadSource(block, $"{path}.source", "application/", context) ?? Nothing, FileName: title);
            default:
                return new ChatPart.Unknown("document", block.Clone());
        }
    }

    private static MediaSource? ReadSource(JsonElement block, string path, string family, RequestContext context)
    {
        if (!block.TryGetProperty("source", out var source) || source.ValueKind != JsonValueKind.Object)
        {
            context.Fail(path, $"'{path}' has to be an object.");
            return null;
        }

        switch (context.RequiredString(source, "type", path))
        {
            case "base64":
                context.Rest(source, path, "type", "media_type", "data");
                var type = context.RequiredString(source, "media_type", path);
                var media = DataUrl.FromBase64(context.RequiredString(source, "data", path), type);
                if (media is null) context.Fail($"{path}.data", $"'{path}.data' has to be base64.");
                else if (!type.StartsWith(family, StringComparison.Ordinal)) context.Fail($"{path}.media_type", $"'{path}.media_type' has to begin with '{family}'.");
                return media;
            case "url":
                context.Rest(source, path, "type", "url");
                var url = context.RequiredString(source, "url", path);
                if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http"))
                    context.Fail($"{path}.url", $"'{path}.url' has to be an http or https address.");
                return MediaSource.FromUrl(url);
            default:
                context.Fail($"{path}.type", $"'{path}.type' has to be 'base64' or 'url'; files kept by the vendor cannot go to another.");
                return null;
        }
    }
}
