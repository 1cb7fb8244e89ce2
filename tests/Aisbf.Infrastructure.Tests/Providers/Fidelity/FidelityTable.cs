using System.Text;
using Aisbf.Domain.Routing;

namespace Aisbf.Infrastructure.Tests.Providers.Fidelity;

/// <summary>Writes what was judged as tables.</summary>
internal static class FidelityTable
{
    private const string Others = "any other field, anywhere";

    private const string Lost = "✗";
    private const string Needless = "–";

    public static string OfRequests(Surface surface)
    {
        var upstreams = Upstream.For(surface);
        var columns = upstreams.Select(upstream => upstream.Variants.Select(variant => (Name: (string?)variant.Name, Fates: Fates(surface, variant.Upstream)))
            .Prepend((null, Fates(surface, upstream))).ToList()).ToList();
        var rows = columns[0][0].Fates.Keys.Select(field => new TableRow([field], [.. columns.Select(column => Cell(column, field))]));
        return Write([.. upstreams.Select(upstream => upstream.Column)], [.. rows]);
    }

    /// <summary>Without why they ended, which <see cref="StopReasonTable"/> tells word by word.</summary>
    public static string OfAnswers(string vendor)
    {
        var surfaces = AnswerJudge.SurfacesOf(vendor);
        var columns = surfaces.Select(surface => ByField(new AnswerJudge(vendor, surface).JudgeWhole())).ToList();
        var rows = columns[0].Keys.Where(field => !StopReasonTable.IsReason(field)).Select(field => new TableRow([field], [.. columns.Select(column => column[field])]));
        return Write([.. surfaces.Select(NameOf)], [.. rows]);
    }

    public static string NameOf(Surface surface) => surface switch
    {
        Surface.ChatCompletions => "Chat completions",
        Surface.Completions => "Completions",
        Surface.Messages => "Messages",
        _ => "Responses",
    };

    /// <summary>What is lost everywhere is a list below the table: whoever looks for something finds it there.</summary>
    private static string Write(IReadOnlyList<string> columns, IReadOnlyList<TableRow> rows)
    {
        var merged = TableRow.Merge(rows).ToList();
        var text = new StringBuilder();
        text.Append("| Field | ").AppendJoin(" | ", columns).Append(" |\n|---").Append(string.Concat(Enumerable.Repeat("|---", columns.Count))).Append("|\n");
        foreach (var row in merged.Where(row => !row.IsAll(Lost) && !row.IsAll(Needless))) text.Append(row).Append('\n');
        foreach (var row in merged.Where(row => row.IsAll(Lost))) text.Append("\nLost everywhere: ").Append(row.Names).Append(".\n");
        foreach (var row in merged.Where(row => row.IsAll(Needless))) text.Append("\nOf no consequence anywhere: ").Append(row.Names).Append(".\n");
        return text.ToString();
    }

    private static Dictionary<string, string> Fates(Surface surface, Upstream upstream) =>
        ByField(RequestJudge.Judge(surface, upstream));

    /// <summary>The first request or answer that has a field tells of it; what we do not know is one field.</summary>
    private static Dictionary<string, string> ByField(IEnumerable<JudgedLeaf> judged) => judged
        .GroupBy(leaf => leaf.Leaf.IsUnknown ? Others : leaf.Leaf.Field)
        .OrderBy(group => group.Key == Others)
        .ToDictionary(group => group.Key, group => Cell(group.First().Leaf, group.First().Verdict));

    private static string Cell(List<(string? Name, Dictionary<string, string> Fates)> column, string field)
    {
        var usual = column[0].Fates[field];
        var others = column.Skip(1).Where(variant => variant.Fates[field] != usual).Select(variant => $"; {variant.Name}: {variant.Fates[field]}");
        return usual + string.Concat(others);
    }

    private static string Cell(Leaf leaf, Verdict verdict) => verdict.Fate switch
    {
        Fate.Lossless when verdict.Landing == Leaf.Collapse(leaf.Steps) => "✓",
        Fate.Lossless => $"✓ `{verdict.Landing}`",
        Fate.Transformed => verdict.Landing.Length == 0 ? "→" : $"→ `{verdict.Landing}`",
        Fate.Needless => Needless,
        _ => Lost,
    };
}
