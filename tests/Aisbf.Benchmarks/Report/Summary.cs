namespace Aisbf.Benchmarks.Report;

/// <summary>All rows of a measurement.</summary>
internal sealed record Summary(Dictionary<string, string> About, IReadOnlyList<Row> Rows)
{
    /// <summary>The scenario's name of rows that tell the memory before any load.</summary>
    public const string Idle = "idle";

    /// <summary>The mock without a server in between.</summary>
    public const string Direct = "direct";

    private const string Yardstick = "yarp";

    /// <summary>Scenarios of translation, and the one that passes the same stream through.</summary>
    private static readonly Dictionary<string, string> PassedThrough = new()
    {
        ["messages32"] = "stream32",
        ["claude32"] = "stream32",
        ["messages-paced"] = "paced",
        ["claude-paced"] = "paced",
    };

    // The order in which rows are read best: what is there without us, what others take, what we take.
    private static readonly string[] Order = [Direct, "nginx", Yardstick, "baseline", "aisbf"];

    public static Summary Of(IReadOnlyList<Measurement> lines)
    {
        var runs = lines.Where(l => l is { Kind: "run", Load: not null }).ToLookup(l => (l.Scenario, l.Server));
        var rows = lines.Where(l => l.Kind == "idle").Select(l => IdleRow(l.Server, l.RssKb))
            .Concat(runs.Select(r => RunRow(r.Key, [.. r], runs, lines)))
            .GroupBy(row => row.Scenario)
            .SelectMany(scenario => scenario.OrderBy(row => Array.IndexOf(Order, row.Server)))
            .ToList();
        return new Summary(lines.FirstOrDefault(l => l.Kind == "about")?.About ?? [], rows);
    }

    private static Row IdleRow(string server, long rssKb) =>
        new(Idle, server, null, null, null, null, null, null, null, null, null, null, Spread.Of([rssKb / 1024.0]), null, 0);

    private static Row RunRow(
        (string Scenario, string Server) key,
        Measurement[] runs,
        ILookup<(string Scenario, string Server), Measurement> all,
        IReadOnlyList<Measurement> lines)
    {
        var direct = ByRound(all[(key.Scenario, Direct)]);
        var yarp = ByRound(all[(key.Scenario, Yardstick)]);
        return new Row(
            key.Scenario,
            key.Server,
            Spread.Of(runs.Select(r => r.Load!.PerSecond)),
            Each(runs, CpuPerRequest),
            Compare(runs, yarp, CpuPerRequest, (own, other) => own / other),
            PassedThrough.TryGetValue(key.Scenario, out var passed)
                ? Compare(runs, ByRound(all[(passed, key.Server)]), CpuPerRequest, (own, other) => own / other)
                : null,
            Each(runs, r => r.Load!.TotalUs?.P50),
            Added(r => r.Load!.TotalUs?.P50),
            Each(runs, r => r.Load!.TotalUs?.P99),
            Added(r => r.Load!.TotalUs?.P99),
            Each(runs, r => r.Load!.FirstFrameUs?.P50),
            Added(r => r.Load!.FirstFrameUs?.P50),
            Spread.Of(runs.Select(r => r.RssKb / 1024.0)),
            Allocated(key, lines),
            runs.Sum(r => r.Load!.Faults));

        Spread? Added(Func<Measurement, double?> value) =>
            key.Server == Direct ? null : Compare(runs, direct, value, (own, other) => own - other);
    }

    private static double? CpuPerRequest(Measurement run) => run.Load!.Completed > 0 ? run.CpuMs * 1000 / run.Load.Completed : null;

    private static double? Allocated((string Scenario, string Server) key, IReadOnlyList<Measurement> lines)
    {
        var line = lines.LastOrDefault(l => l.Kind == "allocations" && (l.Scenario, l.Server) == key);
        return line?.Load is { Completed: > 0 } load ? Math.Round(line.AllocatedBytes / 1024.0 / load.Completed, 2) : null;
    }

    private static Dictionary<int, Measurement> ByRound(IEnumerable<Measurement> runs) => runs.ToDictionary(r => r.Round);

    private static Spread? Each(IEnumerable<Measurement> runs, Func<Measurement, double?> value) => Spread.Of(runs.Select(value).OfType<double>());

    /// <summary>
    /// Round by round, not median with median: a slow minute of the machine is in both runs of a round and falls out.
    /// </summary>
    private static Spread? Compare(
        IEnumerable<Measurement> runs, Dictionary<int, Measurement> others, Func<Measurement, double?> value, Func<double, double, double> compare) =>
        Spread.Of(runs
            .Select(run => (Own: value(run), Other: others.TryGetValue(run.Round, out var other) ? value(other) : null))
            .Where(pair => pair is { Own: not null, Other: > 0 })
            .Select(pair => compare(pair.Own.GetValueOrDefault(), pair.Other.GetValueOrDefault())));
}
