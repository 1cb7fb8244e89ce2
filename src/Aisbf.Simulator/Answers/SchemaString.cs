using System.Text.Json;

namespace Aisbf.Simulator.Answers;

/// <summary>A string that fits a schema's format and length.</summary>
internal static class SchemaString
{
    public static string For(JsonElement schema, string name)
    {
        if (schema.TryGetProperty("format"u8, out var format) && format.ValueKind == JsonValueKind.String)
        {
            switch (format.GetString())
            {
                case "date-time":
                    return "2024-01-02T03:04:05Z";
                case "date":
                    return "2024-01-02";
                case "time":
                    return "03:04:05Z";
                case "email":
                    return "sample@example.com";
                case "uri" or "url":
                    return "https://example.com/sample";
                case "uuid":
                    return "00000000-0000-4000-8000-000000000001";
                default:
                    break;
            }
        }

        var text = "sample " + name;
        if (Length(schema, "maxLength"u8) is { } most && text.Length > most)
            text = text[..most];
        return Length(schema, "minLength"u8) is { } least && text.Length < least ? text.PadRight(least, 'x') : text;
    }

    private static int? Length(JsonElement schema, ReadOnlySpan<byte> name) =>
        schema.TryGetProperty(name, out var limit) && limit.ValueKind == JsonValueKind.Number && limit.TryGetInt32(out var value) && value is >= 0 and < 100_000
            ? value
            : null;
}
