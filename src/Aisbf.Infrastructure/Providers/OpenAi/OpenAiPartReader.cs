using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>Reads one part of a message's content.</summary>
internal static class OpenAiPartReader
{
    /// <summary>Stands in for media that are wrong; the request is refused anyway.</summary>
    private static readonly MediaSource Nothing = MediaSource.FromUrl("");

    public static ChatPart Read(string type, JsonElement element, string path, RequestContext context) => type switch
    {
        "text" => new ChatPart.Text(context.RequiredString(element, "text", path)),
        "refusal" => new ChatPart.Refusal(context.RequiredString(element, "refusal", path)),
        "image_url" => ReadImage(element, $"{path}.image_url", context),
        "input_audio" => ReadAudio(element, $"{path}.input_audio", context),
        "file" => ReadFile(element, $"{path}.file", context),
        _ when OpenAiReasoningReader.ReadBlock(element, path) is { } block => new ChatPart.Reasoning(block),
        _ => new ChatPart.Unknown(type, element.Clone()),
    };

    /// <summary>Reads the cache mark, and keeps what is left over.</summary>
    public static JsonElement? ReadRest(ChatPart part, string type, JsonElement element, string path, RequestContext context)
    {
        if (part is ChatPart.Unknown) return null;

        if (part is ChatPart.Reasoning)
        {
            OpenAiReasoningReader.ReadRest(element, path, context);
            return null;
        }

        JsonElement? cacheControl = null;
        foreach (var property in element.EnumerateObject())
        {
            if (property.NameEquals("type"u8) || property.NameEquals(type)) continue;

            if (property.NameEquals("cache_control"u8)) cacheControl = context.Object(property.Value, $"{path}.cache_control");
            else context.Extra($"{path}.{property.Name}", property.Value);
        }

        return cacheControl;
    }

    private static ChatPart.Image ReadImage(JsonElement element, string path, RequestContext context)
    {
        // Some clients give the address itself where OpenAI has an object.
        if (element.TryGetProperty("image_url", out var image) && image.ValueKind == JsonValueKind.String)
            return new ChatPart.Image(Source(image.GetString()!, path, "image/", context));
        if (!TryGetObject(element, "image_url", path, context, out image)) return new ChatPart.Image(Nothing);

        string? detail = null;
        foreach (var property in image.EnumerateObject())
        {
            if (property.NameEquals("detail"u8)) detail = context.String(property.Value, $"{path}.detail");
            else if (!property.NameEquals("url"u8)) context.Extra($"{path}.{property.Name}", property.Value);
        }

        return new ChatPart.Image(Source(context.RequiredString(image, "url", path), $"{path}.url", "image/", context), detail);
    }

    public static ChatPart.Audio ReadAudio(JsonElement element, string path, RequestContext context)
    {
        if (!TryGetObject(element, "input_audio", path, context, out var audio)) return new ChatPart.Audio(Nothing, "");

        context.Rest(audio, path, "data", "format");
        var format = context.RequiredString(audio, "format", path);
        var data = context.RequiredString(audio, "data", path);
        var source = DataUrl.Is(data) ? DataUrl.Parse(data) : DataUrl.FromBase64(data, $"audio/{format}");
        if (source is null) context.Fail($"{path}.data", $"'{path}.data' has to be base64.");
        return new ChatPart.Audio(source ?? Nothing, format);
    }

    private static ChatPart.File ReadFile(JsonElement element, string path, RequestContext context)
    {
        if (!TryGetObject(element, "file", path, context, out var file)) return new ChatPart.File(null);

        var part = new ChatPart.File(null);
        foreach (var property in file.EnumerateObject())
        {
            var field = $"{path}.{property.Name}";
            switch (property.Name)
            {
                case "file_id": part = part with { FileId = context.String(property.Value, field) }; break;
                case "filename": part = part with { FileName = context.String(property.Value, field) }; break;
                case "file_data" when context.String(property.Value, field) is { } data:
                    part = part with { Source = Source(data, field, "application/", context) };
                    break;
                case "file_data": break;
                default: context.Extra(field, property.Value); break;
            }
        }

        if (part is { FileId: null, Source: null }) context.Fail(path, $"'{path}' has to have 'file_data' or 'file_id'.");
        return part;
    }

    public static MediaSource Source(string text, string path, string family, RequestContext context)
    {
        var isData = DataUrl.Is(text);
        if (!isData && Uri.TryCreate(text, UriKind.Absolute, out var uri) && IsWeb(uri)) return MediaSource.FromUrl(text);

        // A picture without its "data:" is a common slip; what it is can be seen from its first bytes.
        var source = isData ? DataUrl.Parse(text)
            : MediaSignature.Of(text) is { } type && type.StartsWith(family, StringComparison.Ordinal) ? DataUrl.FromBase64(text, type)
            : null;
        if (source is null) context.Fail(path, $"'{path}' has to be an http or https address or a base64 data URL.");
        return source ?? Nothing;
    }

    private static bool IsWeb(Uri uri) => uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps;

    private static bool TryGetObject(JsonElement parent, string name, string path, RequestContext context, out JsonElement value)
    {
        if (parent.TryGetProperty(name, out value) && value.ValueKind == JsonValueKind.Object) return true;

        context.Fail(path, $"'{path}' has to be an object.");
        return false;
    }
}
