using System.Text.RegularExpressions;

namespace Aisbf.Architecture.Tests.Solution;

/// <summary>A C# file. Its declarations are found by their column: the formatter keeps top-level ones at the margin.</summary>
/// <param name="Path">Relative to the root, with forward slashes.</param>
/// <param name="Text">What is in it.</param>
internal sealed partial record SourceFile(string Path, string Text)
{
    public string Name { get; } = System.IO.Path.GetFileNameWithoutExtension(Path);

    public int LineCount { get; } = Text.TrimEnd('\n').Split('\n').Length;

    /// <summary>Scaffolded, and never edited by hand.</summary>
    public bool IsMigration { get; } = Path.Contains("/Migrations/", StringComparison.Ordinal);

    public string? Namespace { get; } = NamespacePattern().Match(Text) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>The namespace that the folder asks for.</summary>
    public string ExpectedNamespace { get; } = string.Join('.', Path.Split('/')[1..^1]);

    public IReadOnlyList<DeclaredType> Types { get; } =
    [
        .. TypePattern().Matches(Text).Select(match => new DeclaredType(
            match.Groups["name"].Value,
            match.Groups["modifiers"].Value.Contains("public", StringComparison.Ordinal),
            match.Groups["generic"].Success)),
    ];

    public override string ToString() => Path;

    [GeneratedRegex(@"^namespace\s+([\w.]+)\s*;", RegexOptions.Multiline)]
    private static partial Regex NamespacePattern();

    [GeneratedRegex(
        @"^(?<modifiers>(?:(?:public|internal|file|static|sealed|abstract|readonly|partial|ref|unsafe)\s+)*)"
        + @"(?:record\s+struct|record\s+class|record|class|struct|interface|enum|delegate\s+\S+)\s+(?<name>\w+)(?<generic><)?",
        RegexOptions.Multiline)]
    private static partial Regex TypePattern();
}
