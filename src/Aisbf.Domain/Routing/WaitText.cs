namespace Aisbf.Domain.Routing;

/// <summary>Reads waits out of sentences. Linear in the text, which comes from an upstream and may be anything.</summary>
internal static class WaitText
{
    /// <summary>Characters of a text that are looked at.</summary>
    private const int MaxLength = 4096;

    private static readonly string[] Phrases = ["try again in", "retry in", "retry after", "wait", "available in", "resets in", "reset in"];

    private static readonly string[] Fillers = ["for", "about", "another", "at least", "approximately"];

    private static readonly (string Unit, double Seconds)[] Units =
    [
        ("ms", 0.001), ("msec", 0.001), ("millisecond", 0.001), ("milliseconds", 0.001),
        ("s", 1), ("sec", 1), ("secs", 1), ("second", 1), ("seconds", 1),
        ("m", 60), ("min", 60), ("mins", 60), ("minute", 60), ("minutes", 60),
        ("h", 3600), ("hr", 3600), ("hrs", 3600), ("hour", 3600), ("hours", 3600),
        ("d", 86400), ("day", 86400), ("days", 86400), ("week", 604800), ("weeks", 604800),
    ];

    /// <summary>The wait after the first phrase that announces one.</summary>
    public static TimeSpan? Find(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, MaxLength)];
        TimeSpan? found = null;
        var earliest = int.MaxValue;
        foreach (var phrase in Phrases)
        {
            for (var from = 0; from < text.Length;)
            {
                var at = text[from..].IndexOf(phrase, StringComparison.OrdinalIgnoreCase);
                if (at < 0 || from + at >= earliest)
                {
                    break;
                }

                var wait = Duration(SkipFillers(text[(from + at + phrase.Length)..]));
                if (wait is not null)
                {
                    found = wait;
                    earliest = from + at;
                    break;
                }

                from += at + phrase.Length;
            }
        }

        return found;
    }

    /// <summary>
    /// The duration that a text begins with: <c>20</c> (seconds), <c>20s</c>, <c>1m30.5s</c>, <c>2 hours and 5 minutes</c>.
    /// </summary>
    public static TimeSpan? Duration(ReadOnlySpan<char> text)
    {
        var total = 0.0;
        var any = false;
        var rest = text.TrimStart(" :~\t");
        while (TryNumber(ref rest, out var number))
        {
            var spaced = rest.TrimStart(' ');
            var unit = UnitOf(spaced, out var length);
            if (unit is null)
            {
                // A bare number means seconds, but not when it is part of a date or a version.
                return !any && EndsHere(rest) ? RetryAfter.OfSeconds(number) : any ? RetryAfter.OfSeconds(total) : null;
            }

            total += number * unit.Value;
            any = true;
            rest = spaced[length..].TrimStart(" ,");
            rest = rest.StartsWith("and ", StringComparison.OrdinalIgnoreCase) ? rest[4..].TrimStart(' ') : rest;
        }

        return any ? RetryAfter.OfSeconds(total) : null;
    }

    private static bool EndsHere(ReadOnlySpan<char> rest) =>
        rest.IsEmpty || rest[0] is ' ' or '\n' or '\r' or ',' or ';' or ')' or '!' or '"' or '\''
        || rest[0] == '.' && (rest.Length == 1 || rest[1] == ' ');

    private static ReadOnlySpan<char> SkipFillers(ReadOnlySpan<char> text)
    {
        text = text.TrimStart(" :");
        foreach (var filler in Fillers)
        {
            if (text.StartsWith(filler, StringComparison.OrdinalIgnoreCase))
            {
                text = text[filler.Length..].TrimStart(' ');
            }
        }

        return text;
    }

    private static bool TryNumber(ref ReadOnlySpan<char> text, out double number)
    {
        var end = 0;
        while (end < text.Length
            && (char.IsAsciiDigit(text[end]) || text[end] == '.' && end > 0 && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1])))
        {
            end++;
        }

        number = 0;
        if (end == 0 || RetryAfter.Number(text[..end]) is not { } parsed)
        {
            return false;
        }

        number = parsed;
        text = text[end..];
        return true;
    }

    private static double? UnitOf(ReadOnlySpan<char> text, out int length)
    {
        length = 0;
        while (length < text.Length && char.IsAsciiLetter(text[length]))
        {
            length++;
        }

        foreach (var (unit, seconds) in Units)
        {
            if (text[..length].Equals(unit, StringComparison.OrdinalIgnoreCase))
            {
                return seconds;
            }
        }

        return null;
    }
}
