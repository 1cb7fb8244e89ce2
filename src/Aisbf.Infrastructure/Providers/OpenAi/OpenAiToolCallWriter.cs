using System.Text.Json;
using Aisbf.Domain.Conversations;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>Writes the tool calls, and the parts of them that streamed answers need by themselves.</summary>
internal static class OpenAiToolCallWriter
{
    public static void Write(Utf8JsonWriter writer, ChatToolCall call)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, call.Id);
        writer.WriteString("type"u8, "function"u8);
        writer.WriteStartObject("function"u8);
        writer.WriteString("name"u8, call.Name);
        writer.WriteString("arguments"u8, Arguments(call.Arguments));
        writer.WriteEndObject();
        WriteSignature(writer, call.Signature);
        writer.WriteEndObject();
    }

    /// <summary>
    /// Google's signature goes where Google's own OpenAI-shaped API puts it, so that clients which know that API hand it back.
    /// </summary>
    public static void WriteSignature(Utf8JsonWriter writer, string? signature)
    {
        if (signature is null) return;

        writer.WriteStartObject("extra_content"u8);
        writer.WriteStartObject("google"u8);
        writer.WriteString("thought_signature"u8, signature);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>A tool without parameters is called with an empty object, which some vendors spell as nothing at all.</summary>
    public static string Arguments(string arguments) => string.IsNullOrWhiteSpace(arguments) ? "{}" : arguments;
}
