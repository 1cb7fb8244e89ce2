using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Aisbf.Domain.Autoselects;

/// <summary>
/// Okapi BM25 over a few short texts: how well a text's words fit each of them. Words are runs of letters and digits without
/// case; in scripts that put no spaces between words, each character is one. The commonest English words count nothing.
/// </summary>
internal sealed class Bm25
{
    // The customary values: how soon repeating a word stops helping, and how much a long text is held back.
    private const double Saturation = 1.2;
    private const double LengthWeight = 0.75;

    private static readonly FrozenSet<string> Common = FrozenSet.Create(
        StringComparer.Ordinal,
        "a", "an", "and", "are", "as", "at", "be", "by", "can", "do", "for", "from", "how", "i", "in", "is", "it", "me", "my", "of", "on",
        "or", "please", "that", "the", "this", "to", "use", "used", "what", "with", "you", "your");

    private readonly Dictionary<string, int>[] _documents;
    private readonly int[] _lengths;
    private readonly double _averageLength;
    private readonly Dictionary<string, double> _weights = new(StringComparer.Ordinal);

    public Bm25(IReadOnlyList<string> documents)
    {
        _documents = [.. documents.Select(Count)];
        _lengths = [.. _documents.Select(d => d.Values.Sum())];
        _averageLength = Math.Max(1, _lengths.DefaultIfEmpty().Average());
        foreach (var term in _documents.SelectMany(d => d.Keys).Distinct(StringComparer.Ordinal))
        {
            // Of the usual variants the one that is never negative, which matters where there are only two or three texts.
            var having = _documents.Count(d => d.ContainsKey(term));
            _weights.Add(term, Math.Log(1 + ((_documents.Length - having + 0.5) / (having + 0.5))));
        }
    }

    /// <summary>The different words of a text that count.</summary>
    public static IReadOnlySet<string> Terms(string text) => Words(text).ToHashSet(StringComparer.Ordinal);

    /// <summary>How well the words fit a document; 0 when it has none of them.</summary>
    public double Score(int document, IReadOnlySet<string> terms)
    {
        var score = 0.0;
        foreach (var (term, count) in _documents[document])
        {
            if (terms.Contains(term))
            {
                var length = 1 - LengthWeight + (LengthWeight * _lengths[document] / _averageLength);
                score += _weights[term] * count * (Saturation + 1) / (count + (Saturation * length));
            }
        }

        return score;
    }

    private static Dictionary<string, int> Count(string text)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in Words(text))
        {
            counts[word] = counts.GetValueOrDefault(word) + 1;
        }

        return counts;
    }

    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var stands = StandsAlone(rune);
            if (Rune.IsLetterOrDigit(rune) && !stands || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark)
            {
                word.Append(Rune.ToLowerInvariant(rune).ToString());
                continue;
            }

            if (Take(word) is { } taken)
            {
                yield return taken;
            }

            if (stands)
            {
                yield return rune.ToString();
            }
        }

        if (Take(word) is { } last)
        {
            yield return last;
        }
    }

    private static string? Take(StringBuilder word)
    {
        var text = word.ToString();
        word.Clear();
        return text.Length == 0 || Common.Contains(text) ? null : text;
    }

    // Hiragana and katakana, and the ideographs of all planes.
    private static bool StandsAlone(Rune rune) =>
        rune.Value is >= 0x3040 and <= 0x30FF or >= 0x3400 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFF;
}
