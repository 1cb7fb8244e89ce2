using System.Globalization;
using System.Text;

namespace Aisbf.Domain.Tenancy;

/// <summary>Usernames for people who sign up with an account elsewhere and are not asked for one.</summary>
public static class UsernameProposals
{
    private const int MaxNumber = 100;
    private const string LastResort = "user";

    /// <summary>
    /// Names that may be used, best first: from what the person is called, then from the e-mail address; each plain and then
    /// with a number, because it may be taken.
    /// </summary>
    public static IEnumerable<string> Of(string? name, string email)
    {
        ArgumentNullException.ThrowIfNull(email);
        var local = email[..Math.Max(0, email.LastIndexOf('@'))];
        string[] stems = [Clean(name ?? ""), Clean(local), LastResort];
        return stems.Where(stem => stem.Length > 0).Distinct().SelectMany(Numbered).Where(proposal => Username.Fault(proposal) is null);
    }

    private static IEnumerable<string> Numbered(string stem) =>
        Enumerable.Range(0, MaxNumber + 1).Select(number =>
        {
            var suffix = number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture);
            return stem[..Math.Min(stem.Length, Username.MaxLength - suffix.Length)] + suffix;
        });

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in Decompose(text).ToLowerInvariant())
        {
            var kept = char.IsWhiteSpace(c) ? '_' : c;
            if (char.IsAsciiLetterOrDigit(kept) || kept is '_' or '-' || (kept == '.' && !EndsWithDot(clean)))
            {
                clean.Append(kept);
            }
        }

        return clean.ToString().Trim('_', '-', '.');
    }

    /// <summary>Letters apart from their accents, so that the letter stays when the accent goes.</summary>
    private static string Decompose(string text)
    {
        // By runes, which replace half a surrogate pair: normalising would throw on it.
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append(rune.ToString());
        }

        return whole.ToString().Normalize(NormalizationForm.FormD);
    }

    private static bool EndsWithDot(StringBuilder text) => text.Length > 0 && text[^1] == '.';
}
