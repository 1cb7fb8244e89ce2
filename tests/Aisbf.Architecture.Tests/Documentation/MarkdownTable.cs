namespace Aisbf.Architecture.Tests.Documentation;

/// <summary>Rows of the tables in a Markdown file.</summary>
internal static class MarkdownTable
{
    /// <summary>The rows of every table whose first column has this heading; cells without the marks of code.</summary>
    public static IReadOnlyList<string[]> Rows(string markdown, string firstHeading)
    {
        var rows = new List<string[]>();
        var inside = false;
        foreach (var line in markdown.Split('\n'))
        {
            var cells = Cells(line);
            if (cells is null)
            {
                inside = false;
            }
            else if (!inside)
            {
                inside = cells[0] == firstHeading;
            }
            else if (!cells[0].StartsWith("---", StringComparison.Ordinal) && !cells[0].StartsWith(":--", StringComparison.Ordinal))
            {
                rows.Add(cells);
            }
        }

        return rows;
    }

    /// <summary>The lists compared as sets: what stands on one side only, in words.</summary>
    public static IEnumerable<string> Differences(IEnumerable<string> code, IEnumerable<string> document)
    {
        var (inCode, inDocument) = (code.ToList(), document.ToList());
        return
        [
            .. inCode.Except(inDocument).Select(line => $"only in the code: {line}"),
            .. inDocument.Except(inCode).Select(line => $"only in the document: {line}"),
            .. inDocument.GroupBy(line => line).Where(group => group.Count() > 1).Select(group => $"twice in the document: {group.Key}"),
        ];
    }

    private static string[]? Cells(string line)
    {
        line = line.Trim();
        return line.StartsWith('|') && line.EndsWith('|') && line.Length > 1
            ? [.. line[1..^1].Split('|').Select(cell => cell.Trim().Trim('`'))]
            : null;
    }
}
