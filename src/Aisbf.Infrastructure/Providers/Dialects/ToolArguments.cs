using System.Buffers;
using System.Text;
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

    /// <summary>The same as text.</summary>
    public static string AsObject(string arguments)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output, WireJson.Writing))
        {
            WriteObject(writer, arguments);
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
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
