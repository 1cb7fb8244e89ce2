using System.Text.Json;

namespace Aisbf.Infrastructure.Providers.Google;

/// <summary>Writes requests that ask for something else than text.</summary>
internal static class GoogleMediaWriter
{
    /// <summary>Writes <c>contents</c> with one text.</summary>
    public static void WritePrompt(Utf8JsonWriter writer, string text)
    {
        writer.WriteStartArray("contents"u8);
        writer.WriteStartObject();
        writer.WriteString("role"u8, "user"u8);
        writer.WriteStartArray("parts"u8);
        writer.WriteStartObject();
        writer.WriteString("text"u8, text);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }
}
