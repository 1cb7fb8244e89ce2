using System.Text;
using System.Text.Json;
using Aisbf.Domain.Conversations;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>Writes a message's <c>content</c>.</summary>
internal sealed class OpenAiPartWriter(ChatRequest request, OpenAiModel model)
{
    public static bool CanWrite(ChatPart part, ChatRole role) => part switch
    {
        ChatPart.Text => true,
        ChatPart.Refusal => role == ChatRole.Assistant,
        ChatPart.Image or ChatPart.Audio => role is ChatRole.User or ChatRole.Tool,
        ChatPart.File file => role is ChatRole.User or ChatRole.Tool && (file.FileId is not null || file.Source is { Url: null }),
        _ => false,
    };

    /// <summary>
    /// Text alone is written as one string, which every server that speaks this dialect understands. Parts are texts of
    /// their own; run together they would read as one.
    /// </summary>
    public void WriteContent(Utf8JsonWriter writer, int message, List<int> parts)
    {
        var all = request.Messages[message].Parts;
        var isMarked = model.Takes("cache_control") && parts.Exists(part => all[part].CacheControl is not null);
        if (!isMarked && parts.TrueForAll(part => all[part] is ChatPart.Text))
        {
            writer.WriteString("content"u8, string.Join('\n', parts.Select(part => ((ChatPart.Text)all[part]).Value)));
            return;
        }

        writer.WriteStartArray("content"u8);
        foreach (var part in parts)
        {
            Write(writer, message, part);
        }

        writer.WriteEndArray();
    }

    public void Write(Utf8JsonWriter writer, int message, int index)
    {
        var part = request.Messages[message].Parts[index];
        writer.WriteStartObject();
        switch (part)
        {
            case ChatPart.Text text:
                writer.WriteString("type"u8, "text"u8);
                writer.WriteString("text"u8, text.Value);
                break;
            case ChatPart.Refusal refusal:
                writer.WriteString("type"u8, "refusal"u8);
                writer.WriteString("refusal"u8, refusal.Value);
                break;
            case ChatPart.Image image:
                writer.WriteString("type"u8, "image_url"u8);
                writer.WriteStartObject("image_url"u8);
                writer.WriteString("url"u8, Url(image.Source));
                if (image.Detail is { } detail) writer.WriteString("detail"u8, detail);
                writer.WriteEndObject();
                break;
            case ChatPart.Audio audio:
                writer.WriteString("type"u8, "input_audio"u8);
                writer.WriteStartObject("input_audio"u8);
                writer.WriteString("data"u8, audio.Source.Base64.Span);
                writer.WriteString("format"u8, audio.Format);
                writer.WriteEndObject();
                break;
            case ChatPart.File file:
                WriteFile(writer, file);
                break;
        }

        if (part.CacheControl is { } mark && model.Takes("cache_control"))
        {
            writer.WritePropertyName("cache_control"u8);
            mark.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    /// <summary>Chat takes PDF as files; plain text goes where text goes, so that every model can read it.</summary>
    private static void WriteFile(Utf8JsonWriter writer, ChatPart.File file)
    {
        if (file is { FileId: null, Source: { MediaType: "text/plain" } plain })
        {
            var text = Encoding.UTF8.GetString(Convert.FromBase64String(plain.Base64.ToString()));
            writer.WriteString("type"u8, "text"u8);
            writer.WriteString("text"u8, file.FileName is { } title ? $"{title}\n{text}" : text);
            return;
        }

        writer.WriteString("type"u8, "file"u8);
        writer.WriteStartObject("file"u8);
        if (file.FileId is { } id) writer.WriteString("file_id"u8, id);
        if (file.FileName is { } name) writer.WriteString("filename"u8, name);
        if (file.Source is { Url: null } source)
        {
            if (file.FileName is null) writer.WriteString("filename"u8, "document.pdf"u8);
            writer.WriteString("file_data"u8, Url(source));
        }

        writer.WriteEndObject();
    }

    private static string Url(MediaSource source) => source.Url ?? $"data:{source.MediaType};base64,{source.Base64.Span}";
}
