using System.Globalization;
using System.Text;

namespace Aisbf.Domain.Tenancy;

/// <summary>
/// The form in which usernames and e-mail addresses are compared: without ASCII case, and otherwise to the letter. Nothing is folded or
/// normalised beyond that, so no character of Unicode stands for another one. The form is ASCII without spaces, so that
/// the collation of a database has nothing to fold either.
/// </summary>
public static class LookupKey
{
    private const char Escape = '\\';

    /// <summary>The form of a text; two texts have the same only if they differ in nothing but ASCII case.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var key = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c is > ' ' and < '\x7F' and not Escape
                ? key.Append(char.IsAsciiLetterLower(c) ? (char)(c - 'a' + 'A') : c)
                : key.Append(CultureInfo.InvariantCulture, $"{Escape}{(int)c:X4}");
        }

        return key.ToString();
    }
}
