using System.Text.Json;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>
/// A tool call's arguments are JSON text at OpenAI and a JSON object elsewhere. Text that is no object was the model's
/// own mistake; it is handed on inside one, so that the model sees what it wrote.
/// </summary>
internal static class ToolArguments
{
    public static void WriteObject(Utf8JsonWriter writer, string arguments)
    {
        if (string.IsNullOrWhiteSpace(arguments))
        {
            writer.WriteStartObject();
            writer.WriteEndObject();
        }
        else if (IsObject(arguments))
        {
            writer.WriteRawValue(arguments, skipInputValidation: true);
        }
        else
        {
            writer.WriteStartObject();
            writer.WriteString("arguments"u8, arguments);
            writer.WriteEndObject();
        }
    }

    private static bool IsObject(string arguments)
    {
        try
        {
            using var document = JsonDocument.Parse(arguments, WireJson.ReadingUpstream);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
