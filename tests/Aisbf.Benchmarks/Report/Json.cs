using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aisbf.Benchmarks.Report;

/// <summary>The one spelling of JSON between the parts of a measurement.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Line = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private static readonly JsonSerializerOptions Indented = new(Line) { WriteIndented = true };

    /// <summary>One line.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Line);

    public static string WriteIndented<T>(T value) => JsonSerializer.Serialize(value, Indented);

    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Line) ?? throw new JsonException("There is only 'null'.");
}
