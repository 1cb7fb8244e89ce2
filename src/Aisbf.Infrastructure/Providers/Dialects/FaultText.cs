using System.Text;
using System.Text.RegularExpressions;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>Makes an upstream's words fit to be shown: short, on one line, and without anything that looks like a key.</summary>
internal static partial class FaultText
{
    public const int MaxLength = 500;

    /// <summary>Null when nothing readable is left.</summary>
    public static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;

        // Masked before it is cut: a key cut in two would no longer be known as one.
        var masked = Mask(Flatten(text.Length > MaxLength * 8 ? text[..(MaxLength * 8)] : text));
        if (masked.Length <= MaxLength) return masked;

        var end = char.IsHighSurrogate(masked[MaxLength - 1]) ? MaxLength - 1 : MaxLength;
        return masked[..end];
    }

    /// <summary>What could not be searched in time is not shown.</summary>
    private static string Mask(string text)
    {
        try
        {
            return Keys().Replace(text, "***");
        }
        catch (RegexMatchTimeoutException)
        {
            return "***";
        }
    }

    private static string Flatten(string text)
    {
        var flat = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!char.IsControl(character)) flat.Append(character);
            else if (flat.Length > 0 && flat[^1] != ' ') flat.Append(' ');
        }

        return flat.ToString().Trim();
    }

    [GeneratedRegex(
        """
        \b(?:Bearer|Basic)\s+[^\s"',;]+
        |\b(?:sk|rk|pk|gsk|xai|hf|nvapi|pplx|r8|csk|fw|tgp|key)[-_][A-Za-z0-9_.*\-]{6,}
        |\b(?:AIza|ya29\.|eyJ)[A-Za-z0-9_.*\-]{8,}
        |(?<=(?:key|token|secret|password)["']?\s?[:=]\s?["']?)[^\s"',;]{6,}
        |(?<=\bkey\sprovided:\s)[^\s"',;]+
        |\b[A-Za-z0-9_\-]{40,}
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 250)]
    private static partial Regex Keys();
}
