using System.Text;
using System.Text.Json;

namespace Aisbf.Infrastructure.Providers.Translation;

/// <summary>The text values of one field, wherever it stands in JSON, found by vectorised search instead of reading it all.</summary>
/// <param name="json">The JSON, or events of it.</param>
/// <param name="field">The field's name with its quotes.</param>
internal ref struct FieldValues(ReadOnlySpan<byte> json, ReadOnlySpan<byte> field)
{
    private readonly ReadOnlySpan<byte> _field = field;
    private ReadOnlySpan<byte> _rest = json;

    /// <summary>The next value without quotes and escapes; false when there are no more.</summary>
    public bool TryNext(out ReadOnlySpan<byte> value)
    {
        for (int at; (at = _rest.IndexOf(_field)) >= 0;)
        {
            _rest = _rest[(at + _field.Length)..].TrimStart(" \t\r\n"u8);
            if (!_rest.StartsWith(":"u8)) continue;

            _rest = _rest[1..].TrimStart(" \t\r\n"u8);
            var length = LengthOfText(_rest);
            if (length == 0) continue;

            value = Unescape(_rest[..length]);
            _rest = _rest[length..];
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>Of the text that these bytes begin with, quotes included; 0 if they begin with none.</summary>
    private static int LengthOfText(ReadOnlySpan<byte> json)
    {
        if (!json.StartsWith("\""u8)) return 0;

        for (var at = 1; json[at..].IndexOfAny("\"\\"u8) is >= 0 and var next;)
        {
            at += next;
            if (json[at] == '"') return at + 1;

            at = Math.Min(at + 2, json.Length);
        }

        return 0;
    }

    private static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> text)
    {
        if (!text.Contains((byte)'\\')) return text[1..^1];

        try
        {
            var reader = new Utf8JsonReader(text);
            reader.Read();
            return Encoding.UTF8.GetBytes(reader.GetString()!);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Half a surrogate pair, say: no vendor's.
            return text[1..^1];
        }
    }
}
