using System.Text.RegularExpressions;

namespace Aisbf.Architecture.Tests.Documentation;

/// <summary>Links between documents.</summary>
internal static partial class LinkRules
{
    /// <summary>Links to files that are not there.</summary>
    /// <param name="document">The path of the document, relative to the root.</param>
    /// <param name="markdown">What is in it.</param>
    /// <param name="exists">Whether a path, relative to the root, is there.</param>
    public static IEnumerable<string> Broken(string document, string markdown, Func<string, bool> exists) =>
        from Match match in Link().Matches(markdown)
        let target = match.Groups[1].Value
        where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('#') && !target.StartsWith("mailto:", StringComparison.Ordinal)
        let path = Resolve(document, target.Split('#')[0])
        where !exists(path)
        select $"{document} links to {path}";

    private static string Resolve(string document, string target)
    {
        var parts = new List<string>(document.Split('/')[..^1]);
        foreach (var part in target.Split('/'))
        {
            if (part == "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
