using Aisbf.Architecture.Tests.Solution;

namespace Aisbf.Architecture.Tests.Sources;

/// <summary>Rules for the sizes of many files together.</summary>
internal static class SizeRules
{
    /// <summary>The length that a share of all files does not exceed: half of them for the median.</summary>
    public static int Percentile(IEnumerable<SourceFile> files, double share)
    {
        var lengths = files.Select(f => f.LineCount).Order().ToArray();
        return lengths[Math.Max(0, (int)Math.Ceiling(lengths.Length * share) - 1)];
    }
}
