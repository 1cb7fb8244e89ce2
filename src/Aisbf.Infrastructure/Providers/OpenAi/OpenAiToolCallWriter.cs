using System.Text.Json;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>Writes the parts of a tool call that whole and streamed answers have in common.</summary>
internal static class OpenAiToolCallWriter
{
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
