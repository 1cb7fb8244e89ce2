using System.Buffers;
using System.Globalization;
using System.Text;

namespace Aisbf.Application.Gateway;

/// <summary>
/// Brings names of fields that some readers take for the same into one form. Parsers that ignore case read <c>Model</c> as
/// <c>model</c>, some of them with the two letters outside ASCII that fold to <c>k</c> and <c>s</c>; parsers of forms read
/// <c>model[]</c> as <c>model</c>.
/// </summary>
internal static class FieldSpelling
{
    private static readonly SearchValues<byte> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_"u8);

    /// <summary>The name is written as all APIs write theirs, so it is no other spelling of anything.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> name) => !name.ContainsAnyExcept(Plain);

    /// <summary>The name without regard to case, width, space and invisible characters.</summary>
    public static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format)
            {
                // The full-width forms stand in the order of ASCII.
                var narrow = c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - '\uFF01' + '!') : c;
                folded.Append(narrow switch { 'ſ' => 's', '\u212A' => 'k', _ => char.ToLowerInvariant(narrow) });
            }
        }

        return folded.ToString();
    }

    /// <summary>The name of a form's field without regard to case and to what stands in brackets behind it.</summary>
    public static string FoldForm(string name)
    {
        var folded = Fold(name);
        var bracket = folded.IndexOfAny(['[', ']']);
        return bracket > 0 ? folded[..bracket] : folded;
    }
}
