using System.Globalization;
using System.Text;

namespace Aisbf.Domain.Common;

/// <summary>Makes a caller's text fit to be repeated in an error message.</summary>
public static class Printable
{
    /// <summary>Most characters that are repeated.</summary>
    public const int MaxLength = 200;

    /// <summary>
    /// The first <see cref="MaxLength"/> characters without control and formatting characters, line separators and
    /// lone surrogates: nothing that could break a log line or reverse the text around it.
    /// </summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = new StringBuilder(Math.Min(text.Length, MaxLength));
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                continue;
            }

            if (clean.Length + rune.Utf16SequenceLength > MaxLength)
            {
                break;
            }

            clean.Append(rune.ToString());
        }

        return clean.ToString();
    }
}
