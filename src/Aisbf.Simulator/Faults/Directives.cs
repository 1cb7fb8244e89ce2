using Aisbf.Simulator.Answers;

namespace Aisbf.Simulator.Faults;

/// <summary>What a request was told to do: every word of the vocabulary, parsed. Null and false mean "not said".</summary>
internal sealed record Directives
{
    public static readonly Directives None = new();

    // Pace and content.
    public TimeSpan? Latency { get; init; }
    public TimeSpan? Gap { get; init; }
    public int? Chunks { get; init; }
    public int? ChunkSize { get; init; }
    public int? Size { get; init; }
    public string? Text { get; init; }
    public bool Unicode { get; init; }
    public string? Reasoning { get; init; }
    public int? Calls { get; init; }
    public FinishReason? Finish { get; init; }

    // Token counts.
    public UsageStyle Usage { get; init; }
    public int? InputTokens { get; init; }
    public int? OutputTokens { get; init; }
    public int? CachedTokens { get; init; }
    public int? CacheWriteTokens { get; init; }
    public int? ReasoningTokens { get; init; }

    // Answers that are not the expected one.
    public int? Status { get; init; }
    public string? RetryAfter { get; init; }
    public string? Message { get; init; }
    public string? ErrorType { get; init; }
    public string? ErrorCode { get; init; }
    public int? ErrorAt { get; init; }
    public bool ErrorBody { get; init; }
    public bool Html { get; init; }
    public bool Empty { get; init; }
    public string? Redirect { get; init; }
    public string? ContentType { get; init; }
    public IReadOnlyList<KeyValuePair<string, string>> ExtraHeaders { get; init; } = [];

    // Connections that end or stall.
    public Stage? Drop { get; init; }
    public int? DropInside { get; init; }
    public bool DropWithFin { get; init; }
    public Stage? Silence { get; init; }

    // Bytes on the wire.
    public TimeSpan? Drip { get; init; }
    public int? Cut { get; init; }
    public bool NoDone { get; init; }
    public bool NoFinish { get; init; }
    public bool Crlf { get; init; }
    public bool Comments { get; init; }
    public bool Multiline { get; init; }
    public bool Gzip { get; init; }
    public int? Truncate { get; init; }
    public int? Malformed { get; init; }
    public int? HugeLine { get; init; }
    public bool ToolsReversed { get; init; }

    /// <summary>These directives with the words of a text laid over them.</summary>
    /// <param name="text">Words separated by semicolons: <c>word</c> or <c>word=value</c>, the value percent-encoded where needed.</param>
    /// <exception cref="FormatException">A word is unknown, or its value does not fit.</exception>
    public Directives With(string text)
    {
        var result = this;
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            result = equals < 0 ? result.With(part, null) : result.With(part[..equals].Trim(), part[(equals + 1)..].Trim());
        }

        return result;
    }

    /// <summary>These directives with one word laid over them.</summary>
    /// <exception cref="FormatException">The word is unknown, or its value does not fit.</exception>
    public Directives With(string word, string? value)
    {
        if (!Vocabulary.ByName.TryGetValue(word, out var entry))
        {
            throw new FormatException(
                $"The simulator does not know the word '{word}'. It knows: {string.Join(", ", Vocabulary.Words.Select(w => w.Name))}.");
        }

        return entry.Apply(this, new WordValue(word, value is null ? null : Uri.UnescapeDataString(value)));
    }
}
