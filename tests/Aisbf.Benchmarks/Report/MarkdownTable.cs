using System.Globalization;
using System.Text;

namespace Aisbf.Benchmarks.Report;

/// <summary>A summary for people.</summary>
internal static class MarkdownTable
{
    private static readonly string[] Columns =
    [
        "scenario", "server", "requests/s", "CPU µs/request", "÷ YARP", "÷ passed through", "p50 µs", "added p50", "p99 µs", "added p99",
        "first chunk µs", "added first chunk", "RSS MiB", "KiB allocated/request", "faults",
    ];

    public static string Write(Summary summary)
    {
        var text = new StringBuilder();
        text.Append("| ").AppendJoin(" | ", Columns).Append(" |\n|---|---").Insert(text.Length, "|---:", Columns.Length - 2).Append("|\n");
        foreach (var row in summary.Rows)
        {
            text.Append("| ").AppendJoin(" | ", Cells(row)).Append(" |\n");
        }

        if (summary.About.Count > 0)
        {
            text.Append('\n').AppendJoin("; ", summary.About.Select(a => $"{a.Key}: {a.Value}")).Append('\n');
        }

        return text.ToString();
    }

    private static string[] Cells(Row row) =>
    [
        row.Scenario,
        row.Server,
        row.PerSecond?.Text("F0") ?? "",
        row.CpuUs?.Text("F1") ?? "",
        row.CpuRatio?.TextWithRange("F2") ?? "",
        row.CpuRatioToPassThrough?.TextWithRange("F2") ?? "",
        row.P50Us?.Text("F0") ?? "",
        row.AddedP50Us?.TextWithRange("F0") ?? "",
        row.P99Us?.Text("F0") ?? "",
        row.AddedP99Us?.TextWithRange("F0") ?? "",
        row.FirstFrameUs?.Text("F0") ?? "",
        row.AddedFirstFrameUs?.TextWithRange("F0") ?? "",
        row.RssMb?.Text("F1") ?? "",
        row.AllocatedKbPerRequest?.ToString("F2", CultureInfo.InvariantCulture) ?? "",
        row.Scenario == Summary.Idle ? "" : row.Faults.ToString(CultureInfo.InvariantCulture),
    ];
}
