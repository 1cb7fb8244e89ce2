using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.OpenAi;

namespace Aisbf.Infrastructure.Providers.Responses;

/// <summary>Reads the content of a message, or what a tool answered: a string or a list of parts.</summary>
internal static class ResponsesPartReader
{
    public static ChatMessage Read(ChatMessage message, JsonElement value, string path, RequestContext context)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return message with { Parts = [new ChatPart.Text(value.GetString()!) { Path = path }], PlainContent = true };
            case JsonValueKind.Array:
                return message with { Parts = OpenAiContentReader.ReadParts(value, path, context, ReadPlacedPart) };
            default:
                context.Fail(path, $"'{path}' has to be a string or an array of parts.");
                return message;
        }
    }

    private static ChatPart ReadPlacedPart(JsonElement element, string path, RequestContext context) =>
        ReadPart(element, path, context) with { Path = path };

    private static ChatPart ReadPart(JsonElement element, string path, RequestContext context)
    {
        var type = context.RequiredString(element, "type", path);
        switch (type)
        {
            // What an answer said of its own text, such as where it found it, is nothing to tell a model.
            case "input_text" or "output_text" or "text":
                context.Rest(element, path, "type", "text", "annotations", "logprobs");
                return new ChatPart.Text(context.RequiredString(element, "text", path));
            case "refusal":
                context.Rest(element, path, "type", "refusal");
                return new ChatPart.Refusal(context.RequiredString(element, "refusal", path));
            case "input_image": return ReadImage(element, path, context);
            case "input_file": return ReadFile(element, path, context);
            case "input_audio":
                context.Rest(element, path, "type", "input_audio");
                return OpenAiPartReader.ReadAudio(element, $"{path}.input_audio", context);
            default:
                context.Fail($"{path}.type", $"'{path}.type' is '{type}', which is no kind of content.");
                return new ChatPart.Unknown(type, default);
        }
    }

    private static ChatPart ReadImage(JsonElement element, string path, RequestContext context)
    {
        string? url = null, detail = null;
        var hasFile = false;
        foreach (var property in element.EnumerateObject())
        {
            var field = $"{path}.{property.Name}";
            switch (property.Name)
            {
                case "type": break;
                case "image_url": url = context.String(property.Value, field); break;
                case "detail": detail = context.String(property.Value, field); break;
                case "file_id": hasFile = context.String(property.Value, field) is not null; break;
                default: context.Extra(field, property.Value); break;
            }
        }

        if (url is not null) return new ChatPart.Image(OpenAiPartReader.Source(url, $"{path}.image_url", "image/", context), detail);

        if (!hasFile) context.Fail($"{path}.image_url", $"'{path}' has to have 'image_url' or 'file_id'.");
        return new ChatPart.Unknown("input_image", element.Clone());
    }

    private static ChatPart.File ReadFile(JsonElement element, string path, RequestContext context)
    {
        var part = new ChatPart.File(null);
        foreach (var property in element.EnumerateObject())
        {
            var field = $"{path}.{property.Name}";
            switch (property.Name)
            {
                case "type": break;
                case "file_id": part = part with { FileId = context.String(property.Value, field) }; break;
                case "filename": part = part with { FileName = context.String(property.Value, field) }; break;
                case "file_data" or "file_url" when context.String(property.Value, field) is { Length: > 0 } data:
                    part = part with { Source = OpenAiPartReader.Source(data, field, "application/", context) };
                    break;
                case "file_data" or "file_url": break;
                default: context.Extra(field, property.Value); break;
            }
        }

        if (part is { FileId: null, Source: null }) context.Fail(path, $"'{path}' has to have 'file_data', 'file_url' or 'file_id'.");
        return part;
    }
}
