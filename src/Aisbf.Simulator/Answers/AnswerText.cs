using System.Text;
using Aisbf.Simulator.Faults;

namespace Aisbf.Simulator.Answers;

/// <summary>Gives the text its size and cuts it into chunks, never between the halves of a surrogate pair.</summary>
internal static class AnswerText
{
    public const int DefaultChunkSize = 16;

    // Two, three and four bytes in UTF-8.
    private const string MultiByte = " é ß 日本語 € 🙂🚀";
    private const string Padding = " The simulator fills the space with this sentence.";

    public static string Shape(string text, Directives directives)
    {
        if (directives.Unicode)
            text += MultiByte;
        if (directives.HugeLine is { } huge)
            return Exactly(text, huge);
        if (directives.Size is { } size)
            return Exactly(text, size);
        if (directives.Chunks is not { } chunks)
            return text;
        return directives.ChunkSize is { } each ? Exactly(text, (int)Math.Min((long)chunks * each, 256 * 1024 * 1024))
            : text.Length < chunks * 2 ? Exactly(text, chunks * 4)
            : text;
    }

    public static IEnumerable<ReadOnlyMemory<char>> Chunks(string text, Directives directives)
    {
        if (directives.HugeLine is not null)
            return text.Length == 0 ? [] : [text.AsMemory()];
        return directives.Chunks is { } chunks ? Equal(text, chunks) : Sized(text, directives.ChunkSize ?? DefaultChunkSize);
    }

    /// <summary>The first characters, one less if the last would be half a pair.</summary>
    public static string Head(string text, int length) => length >= text.Length ? text : text[..Whole(text, length)];

    private static IEnumerable<ReadOnlyMemory<char>> Sized(string text, int size)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = start + size >= text.Length ? text.Length : Whole(text, start + size);
            if (end == start)
                end = start + 2;
            yield return text.AsMemory(start, end - start);
            start = end;
        }
    }

    private static IEnumerable<ReadOnlyMemory<char>> Equal(string text, int count)
    {
        var start = 0;
        for (var i = 1; i <= count; i++)
        {
            var end = i == count ? text.Length : Whole(text, (int)((long)text.Length * i / count));
            yield return text.AsMemory(start, end - start);
            start = end;
        }
    }

    private static int Whole(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;

    private static string Exactly(string text, int bytes)
    {
        var builder = new StringBuilder(bytes);
        var used = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (used + rune.Utf8SequenceLength > bytes)
                break;
            builder.Append(rune.ToString());
            used += rune.Utf8SequenceLength;
        }

        for (; used < bytes; used += Math.Min(Padding.Length, bytes - used))
            builder.Append(Padding, 0, Math.Min(Padding.Length, bytes - used));
        return builder.ToString();
    }
}
