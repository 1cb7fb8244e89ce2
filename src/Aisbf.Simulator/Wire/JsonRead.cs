using System.Text;
using System.Text.Json;

namespace Aisbf.Simulator.Wire;

/// <summary>Reads properties that may be absent or of another kind without throwing.</summary>
internal static class JsonRead
{
    public static JsonElement Get(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    /// <summary>Whether the property is there and not null.</summary>
    public static bool Has(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.Get(name).ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    public static string? Text(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.Get(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static int? Int(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.Get(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;

    public static double? Number(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.Get(name) is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null;

    public static bool IsTrue(this JsonElement element, ReadOnlySpan<byte> name) => element.Get(name).ValueKind == JsonValueKind.True;

    public static bool IsFalse(this JsonElement element, ReadOnlySpan<byte> name) => element.Get(name).ValueKind == JsonValueKind.False;

    /// <summary>The items of an array; none if it is not one.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [];

    public static IEnumerable<JsonElement> Items(this JsonElement element, ReadOnlySpan<byte> name) => element.Get(name).Items();

    /// <summary>One string or several, as a list.</summary>
    public static IReadOnlyList<string> Strings(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => [.. element.EnumerateArray().Where(s => s.ValueKind == JsonValueKind.String).Select(s => s.GetString()!)],
        _ => [],
    };

    /// <summary>A string, or the <c>text</c> of all parts joined.</summary>
    public static string Content(this JsonElement content)
    {
        if (content.ValueKind == JsonValueKind.String)
            return content.GetString()!;
        if (content.ValueKind != JsonValueKind.Array)
            return "";
        var text = new StringBuilder();
        foreach (var part in content.EnumerateArray())
            text.Append(part.Text("text"u8));
        return text.ToString();
    }

    /// <summary>Characters of a content: its text, and the JSON of parts that have none.</summary>
    public static long ContentLength(this JsonElement content) => content.ValueKind switch
    {
        JsonValueKind.String => content.GetString()!.Length,
        JsonValueKind.Array => content.EnumerateArray().Sum(p => p.Text("text"u8)?.Length ?? p.RawLength()),
        _ => 0,
    };

    /// <summary>Length of the JSON text: a cheap stand-in for the size of what it says.</summary>
    public static long RawLength(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Undefined ? 0 : element.GetRawText().Length;
}
