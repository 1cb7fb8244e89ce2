using System.Text.Json;
using Aisbf.Domain.Conversations;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>Writes <c>output_config</c>: how much effort the answer shall take, and the form that it is held to.</summary>
internal static class AnthropicOutputWriter
{
    /// <param name="writer">Where to.</param>
    /// <param name="effort">Null when nothing is said.</param>
    /// <param name="format">A schema that Anthropic enforces; null for none.</param>
    public static void Write(Utf8JsonWriter writer, string? effort, ResponseFormat? format)
    {
        if (effort is null && format is null) return;

        writer.WriteStartObject("output_config"u8);
        if (effort is not null) writer.WriteString("effort"u8, effort);
        if (format is not null) WriteFormat(writer, format);
        writer.WriteEndObject();
    }

    /// <summary>What the schema is for has no field of its own, but the schema has.</summary>
    private static void WriteFormat(Utf8JsonWriter writer, ResponseFormat format)
    {
        var schema = format.Schema!.Value;
        writer.WriteStartObject("format"u8);
        writer.WriteString("type"u8, "json_schema"u8);
        writer.WriteStartObject("schema"u8);
        if (format.Description is { } description) writer.WriteString("description"u8, With(description, schema));
        AnthropicSchema.WriteFields(writer, schema, withDescription: format.Description is null);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static string With(string description, JsonElement schema) =>
        schema.TryGetProperty("description", out var own) && own.ValueKind == JsonValueKind.String ? $"{description}\n{own.GetString()}" : description;
}
