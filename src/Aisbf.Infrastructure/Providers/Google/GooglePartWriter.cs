using System.Text.Json;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Google;

/// <summary>Writes parts.</summary>
internal static class GooglePartWriter
{
    public static void Write(Utf8JsonWriter writer, GooglePart part)
    {
        writer.WriteStartObject();
        switch (part)
        {
            case GooglePart.Text text:
                writer.WriteString("text"u8, text.Value);
                if (text.IsThought) writer.WriteBoolean("thought"u8, true);
                break;
            case GooglePart.Media media: WriteMedia(writer, media); break;
            case GooglePart.Call call: WriteCall(writer, call); break;
            case GooglePart.Result result: WriteResult(writer, result); break;
        }

        if (part.Signature is { } signature) writer.WriteString("thoughtSignature"u8, signature);
        writer.WriteEndObject();
    }

    private static void WriteMedia(Utf8JsonWriter writer, GooglePart.Media media)
    {
        writer.WriteStartObject(media.Source.Url is null ? "inlineData"u8 : "fileData"u8);
        writer.WriteString("mimeType"u8, media.MediaType);
        if (media.Source.Url is { } url) writer.WriteString("fileUri"u8, url);
        else writer.WriteString("data"u8, media.Source.Base64.Span);
        writer.WriteEndObject();
    }

    private static void WriteCall(Utf8JsonWriter writer, GooglePart.Call call)
    {
        writer.WriteStartObject("functionCall"u8);
        if (call.Id is { } id) writer.WriteString("id"u8, id);
        writer.WriteString("name"u8, call.Name);
        writer.WritePropertyName("args"u8);
        ToolArguments.WriteObject(writer, call.Arguments);
        writer.WriteEndObject();
    }

    /// <summary>The output stays text: Google takes some keys of an object (<c>$ref</c>) for its own.</summary>
    private static void WriteResult(Utf8JsonWriter writer, GooglePart.Result result)
    {
        writer.WriteStartObject("functionResponse"u8);
        if (result.Id is { } id) writer.WriteString("id"u8, id);
        writer.WriteString("name"u8, result.Name);
        writer.WriteStartObject("response"u8);
        writer.WriteString(result.IsError ? "error"u8 : "output"u8, result.Output);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
