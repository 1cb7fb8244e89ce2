using System.Text.Json;
using Aisbf.Domain.Conversations;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>Writes <c>response_format</c>.</summary>
internal static class OpenAiFormatWriter
{
    /// <summary>OpenAI demands a name for a schema, which other dialects do not have.</summary>
    private const string DefaultName = "answer";

    public static void Write(Utf8JsonWriter writer, ResponseFormat? format)
    {
        if (format is null or { Kind: ResponseFormatKind.Text }) return;

        writer.WriteStartObject("response_format"u8);
        if (format.Kind == ResponseFormatKind.JsonObject)
        {
            writer.WriteString("type"u8, "json_object"u8);
            writer.WriteEndObject();
            return;
        }

        writer.WriteString("type"u8, "json_schema"u8);
        writer.WriteStartObject("json_schema"u8);
        writer.WriteString("name"u8, format.Name ?? DefaultName);
        if (format.Description is { } description) writer.WriteString("description"u8, description);
        if (format.Schema is { } schema)
        {
            writer.WritePropertyName("schema"u8);
            schema.WriteTo(writer);
        }

        if (format.Strict is { } strict) writer.WriteBoolean("strict"u8, strict);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
