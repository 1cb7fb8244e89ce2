using System.Globalization;

namespace Aisbf.Benchmarks.Report;

/// <summary>A number that was measured once in every round.</summary>
internal sealed record Spread(double Median, double Least, double Most)
{
    /// <summary>Null when it was not measured.</summary>
    public static Spread? Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        if (sorted.Length == 0)
        {
            return null;
        }

        var middle = sorted.Length / 2;
        var median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(Round(median), Round(sorted[0]), Round(sorted[^1]));
    }

    public string Text(string format) => Median.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>The median, and how far the rounds lie apart.</summary>
    public string TextWithRange(string format) =>
        Least == Most
            ? Text(format)
            : string.Create(CultureInfo.InvariantCulture, $"{Median.ToString(format, CultureInfo.InvariantCulture)} ({Least.ToString(format, CultureInfo.InvariantCulture)}–{Most.ToString(format, CultureInfo.InvariantCulture)})");

    private static double Round(double value) => Math.Round(value, 4);
}
