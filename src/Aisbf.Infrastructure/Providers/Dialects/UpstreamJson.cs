using System.Text.Json;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>Reads an upstream's JSON: fields of the wrong kind are as good as missing, text that is no text is a bad answer.</summary>
internal static class UpstreamJson
{
    /// <exception cref="JsonException">The body is not a JSON object.</exception>
    public static JsonDocument ParseObject(ReadOnlyMemory<byte> body)
    {
        var document = JsonDocument.Parse(body, WireJson.ReadingUpstream);
        if (document.RootElement.ValueKind == JsonValueKind.Object) return document;

        document.Dispose();
        throw new JsonException("The upstream's answer is not a JSON object.");
    }

    /// <exception cref="JsonException">The data are not a JSON object.</exception>
    public static JsonDocument ParseObject(ReadOnlySpan<byte> data)
    {
        var reader = new Utf8JsonReader(data, new JsonReaderOptions { MaxDepth = WireJson.ReadingUpstream.MaxDepth });
        var document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement.ValueKind == JsonValueKind.Object) return document;

        document.Dispose();
        throw new JsonException("The upstream's event is not a JSON object.");
    }

    public static string? Text(JsonElement parent, string name)
    {
        try
        {
            return OfKind(parent, name, JsonValueKind.String) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("The upstream's text is not valid Unicode.", exception);
        }
    }

    /// <summary>
    /// Text of which more is to come, so that it may begin or end with half of a surrogate pair: not everybody cuts text between
    /// characters.
    /// </summary>
    public static string? Piece(JsonElement parent, string name)
    {
        var value = OfKind(parent, name, JsonValueKind.String);
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return CutText.Read(value);
        }
    }

    public static bool True(JsonElement parent, string name) =>
        OfKind(parent, name, JsonValueKind.True).ValueKind == JsonValueKind.True;

    public static int? Integer(JsonElement parent, string name) =>
        OfKind(parent, name, JsonValueKind.Number) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number)
            ? number
            : null;

    /// <summary>The field if it is an object; else an undefined element, on which every other method here finds nothing.</summary>
    public static JsonElement Object(JsonElement parent, string name) => OfKind(parent, name, JsonValueKind.Object);

    /// <summary>The elements of the field if it is an array; else none.</summary>
    public static JsonElement.ArrayEnumerator Array(JsonElement parent, string name) =>
        OfKind(parent, name, JsonValueKind.Array) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : default;

    private static JsonElement OfKind(JsonElement parent, string name, JsonValueKind kind) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == kind ? value : default;
}
