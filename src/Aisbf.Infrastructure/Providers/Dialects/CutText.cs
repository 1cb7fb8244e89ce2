using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>Reads JSON text that was cut inside a character, which the platform's reader refuses.</summary>
internal static class CutText
{
    /// <summary>The text, with halves of surrogate pairs at its ends only; elsewhere they are nobody's other half.</summary>
    /// <exception cref="JsonException">The text is not even UTF-8.</exception>
    public static string Read(JsonElement value)
    {
        try
        {
            var text = Unescape(value.GetRawText().AsSpan()[1..^1]);
            for (var i = 1; i < text.Length - 1; i++)
            {
                var isHalf = char.IsSurrogate(text[i]) && !char.IsSurrogatePair(text[i - 1], text[i]) && !char.IsSurrogatePair(text[i], text[i + 1]);
                if (isHalf) text[i] = '\uFFFD';
            }

            return text.ToString();
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("The upstream's text is not valid Unicode.", exception);
        }
    }

    private static StringBuilder Unescape(ReadOnlySpan<char> json)
    {
        var text = new StringBuilder(json.Length);
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] != '\\')
            {
                text.Append(json[i]);
                continue;
            }

            i++;
            if (json[i] == 'u')
            {
                text.Append((char)ushort.Parse(json.Slice(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
                continue;
            }

            text.Append(json[i] switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', var other => other });
        }

        return text;
    }
}
