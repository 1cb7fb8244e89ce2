using System.Text.RegularExpressions;

namespace Aisbf.Infrastructure.Tests.Providers.Fidelity;

/// <summary>What becomes of some fields that all fare alike.</summary>
/// <param name="Fields">The fields.</param>
/// <param name="Cells">What becomes of them, column by column.</param>
internal sealed partial record TableRow(IReadOnlyList<string> Fields, IReadOnlyList<string> Cells)
{
    /// <summary>Puts rows that say the same together, at the place of the first.</summary>
    public static IEnumerable<TableRow> Merge(IReadOnlyList<TableRow> rows)
    {
        var all = rows.SelectMany(row => row.Fields).ToList();
        return rows.GroupBy(row => string.Join('|', row.Cells)).Select(group =>
            new TableRow([.. MergeFields([.. group.SelectMany(row => row.Fields)]).Select(field => Shorten(field, all))], group.First().Cells));
    }

    /// <summary>The fields as Markdown; what is no name is not set as one.</summary>
    public string Names => string.Join(", ", Fields.Select(Quote));

    public bool IsAll(string cell) => Cells.All(other => other == cell);

    public override string ToString() => $"| {Names} | {string.Join(" | ", Cells)} |";

    private static string Quote(string name) => name.StartsWith("any other", StringComparison.Ordinal) ? name : $"`{name}`";

    /// <summary>Fields that differ in one kind only become one: <c>a[x].b</c> and <c>a[y].b</c> are <c>a[x, y].b</c>.</summary>
    private static List<string> MergeFields(List<string> fields)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            for (var j = i + 1; j < fields.Count; j++)
            {
                if (TryMerge(fields[i], fields[j]) is not { } merged) continue;

                fields[i] = merged;
                fields.RemoveAt(j);
                j = i;
            }
        }

        return fields;
    }

    private static string? TryMerge(string one, string other)
    {
        var (left, right) = (Kinds().Split(one), Kinds().Split(other));
        if (left.Length != right.Length) return null;

        var differences = Enumerable.Range(0, left.Length).Where(i => left[i] != right[i]).ToList();
        if (differences is not [var at] || !left[at].StartsWith('[') || !right[at].StartsWith('[') || left[at] == "[]" || right[at] == "[]") return null;

        left[at] = $"{left[at][..^1]}, {right[at][1..]}";
        return string.Concat(left);
    }

    /// <summary>Where all kinds that there are fare alike, the kind says nothing.</summary>
    private static string Shorten(string field, List<string> all)
    {
        var pieces = Kinds().Split(field);
        for (var i = 0; i < pieces.Length - 1; i++)
        {
            if (pieces[i + 1].Length == 0 || !pieces[i].StartsWith('[') || pieces[i] == "[]") continue;

            var named = pieces[i][1..^1].Split(", ").ToHashSet();
            var pattern = new Regex("^" + string.Concat(pieces.Select((piece, at) => at == i ? @"\[(?<kind>[^\]]*)\]" : AnyOf(piece))) + "$");
            var kinds = all.Select(other => pattern.Match(other)).Where(match => match.Success).Select(match => match.Groups["kind"].Value);
            if (kinds.All(named.Contains) && named.Count > 1) pieces[i] = "[]";
        }

        return string.Concat(pieces);
    }

    private static string AnyOf(string piece) =>
        piece.StartsWith('[') ? $@"\[({(piece == "[]" ? "[^\\]]*" : string.Join('|', piece[1..^1].Split(", ").Select(Regex.Escape)))})\]" : Regex.Escape(piece);

    [GeneratedRegex(@"(\[[^\]]*\])")]
    private static partial Regex Kinds();
}
