using System.Globalization;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>
/// Which wishes a model understands, told from its name: since 4.5 a model can be held to a
/// schema, since 4.6 it takes an effort instead of a budget to think with, and since 4.7 it refuses to be told how to sample. Other makers' models behind this dialect take the older form.
/// </summary>
internal readonly record struct ClaudeGeneration(int Major, int Minor)
{
    /// <summary>Schemas of tools and answers are enforced where that is asked for.</summary>
    public bool EnforcesSchemas => Major > 4 || (Major == 4 && Minor >= 5);

    public bool ThinksAdaptively => Major > 4 || (Major == 4 && Minor >= 6);

    public bool TakesSampling => Major < 4 || (Major == 4 && Minor < 7);

    /// <summary>Reads <c>claude-opus-4-7</c>, <c>claude-3-7-sonnet-20250219</c>, <c>anthropic/claude-sonnet-5</c> and the like.</summary>
    public static ClaudeGeneration Of(string model)
    {
        var start = model.IndexOf("claude-", StringComparison.OrdinalIgnoreCase);
        if (start < 0) return default;

        int? major = null;
        foreach (var range in model.AsSpan(start).SplitAny('-', '.', '@', ':', '_'))
        {
            var word = model.AsSpan(start)[range];
            var isNumber = word.Length <= 2 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            if (major is { } known) return new ClaudeGeneration(known, isNumber ? int.Parse(word, CultureInfo.InvariantCulture) : 0);
            if (isNumber) major = int.Parse(word, CultureInfo.InvariantCulture);
        }

        // A name without a number is newer than the habit of numbering.
        return new ClaudeGeneration(major ?? int.MaxValue, 0);
    }
}
