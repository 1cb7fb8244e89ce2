using System.Globalization;
using Aisbf.Simulator.Answers;

namespace Aisbf.Simulator.Faults;

/// <summary>The text behind a word's equals sign, read as what the word needs.</summary>
/// <param name="Word">The word, for messages.</param>
/// <param name="Raw">The decoded text, or null when there was no equals sign.</param>
internal readonly record struct WordValue(string Word, string? Raw)
{
    public string Text => string.IsNullOrEmpty(Raw) ? throw Bad("needs a value") : Raw;

    public int Integer(int min = 0, int max = int.MaxValue)
    {
        if (int.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
            return number;
        throw Bad(max == int.MaxValue ? $"needs a whole number from {min}" : $"needs a whole number from {min} to {max}");
    }

    public int IntegerOr(int absent, int min = 0) => Raw is null ? absent : Integer(min);

    /// <summary>Milliseconds without a unit; <c>ms</c> and <c>s</c> may follow the number.</summary>
    public TimeSpan Duration()
    {
        var text = Text;
        var (digits, scale) = text.EndsWith("ms", StringComparison.Ordinal) ? (text[..^2], 1.0)
            : text.EndsWith('s') ? (text[..^1], 1000.0)
            : (text, 1.0);
        if (double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number * scale < int.MaxValue)
            return TimeSpan.FromMilliseconds(number * scale);
        throw Bad("needs a duration such as 250, 250ms or 1.5s");
    }

    public bool Flag() => Raw switch
    {
        null or "true" => true,
        "false" => false,
        _ => throw Bad("takes no value"),
    };

    public Stage Stage() => Text switch
    {
        "before" => Faults.Stage.Before,
        "headers" => Faults.Stage.Headers,
        _ when int.TryParse(Text, CultureInfo.InvariantCulture, out var frames) && frames >= 0 => new Stage(frames),
        _ => throw Bad("needs 'before', 'headers' or a number of frames"),
    };

    public FinishReason Finish() => Choose(
        ("stop", FinishReason.Stop),
        ("length", FinishReason.Length),
        ("tool_calls", FinishReason.ToolCalls),
        ("content_filter", FinishReason.ContentFilter),
        ("refusal", FinishReason.Refusal),
        ("pause", FinishReason.Pause));

    public T Choose<T>(params ReadOnlySpan<(string Name, T Value)> choices)
    {
        var names = new List<string>();
        foreach (var (name, value) in choices)
        {
            if (name == Raw)
                return value;
            names.Add(name);
        }

        throw Bad($"needs one of {string.Join(", ", names)}");
    }

    public KeyValuePair<string, string> Header()
    {
        var colon = Text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
            throw Bad("needs a header as name:value");
        return new(Text[..colon].Trim(), Text[(colon + 1)..].Trim());
    }

    private FormatException Bad(string expectation) => new($"The simulator's word '{Word}' {expectation}, not '{Raw}'.");
}
