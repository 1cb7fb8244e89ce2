using System.Globalization;

namespace Aisbf.Infrastructure.Providers.Google;

/// <summary>Which wishes a model understands, told from its name.</summary>
internal static class GeminiGeneration
{
    private const string Family = "gemini-";

    /// <summary>Since Gemini 3, thinking is asked for by level, and calls in the history have to carry a signature.</summary>
    public static bool IsThreeOrLater(string model)
    {
        var start = model.IndexOf(Family, StringComparison.OrdinalIgnoreCase);
        if (start < 0) return false;

        var rest = model.AsSpan(start + Family.Length);
        var end = rest.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(end < 0 ? rest : rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var major) && major >= 3;
    }
}
