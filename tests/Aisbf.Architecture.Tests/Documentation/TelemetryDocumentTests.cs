using Aisbf.Architecture.Tests.Solution;

namespace Aisbf.Architecture.Tests.Documentation;

/// <summary>docs/telemetry.md lists every log event and every instrument.</summary>
internal sealed class TelemetryDocumentTests
{
    private static string Document => Repository.Read("docs/telemetry.md");

    private static IEnumerable<LogEvent> Events => TelemetryRules.Events(Assemblies.All);

    [Test]
    public void Every_event_id_is_used_once() => TelemetryRules.UnclearIds(Events).ShouldBeEmpty();

    [Test]
    public void Every_log_event_is_listed() =>
        MarkdownTable.Differences(Events.Select(e => e.ToString()), Listed(Document, "Event id")).ShouldBeEmpty();

    [Test]
    public void Every_instrument_is_listed() =>
        MarkdownTable.Differences(TelemetryRules.Instruments(Repository.Production), Listed(Document, "Instrument")).ShouldBeEmpty();

    [Test]
    public void There_is_telemetry_to_look_at()
    {
        Events.ShouldNotBeEmpty();
        TelemetryRules.Instruments(Repository.Production).ShouldNotBeEmpty();
    }

    [Test]
    public void Twin_an_id_used_twice_or_never_chosen_is_found() =>
        TelemetryRules.UnclearIds([new(7, "Warning", "A.", "X.A"), new(7, "Debug", "B.", "Y.B"), new(0, "Debug", "C.", "Z.C"), new(8, "Debug", "D.", "Z.D")])
            .ShouldBe(["7: X.A, Y.B", "0: Z.C"]);

    [Test]
    public void Twin_an_instrument_that_is_not_listed_is_found()
    {
        var source = new SourceFile("src/Aisbf.Infrastructure/A.cs", """
            _a = meter.CreateCounter<long>("aisbf.a", "{request}", "Words.");
            _b = meter.CreateHistogram<double>(
                "aisbf.b", unit: "s");
            _c = meter.CreateObservableGauge<int>("aisbf.c", () => 1);
            """);

        TelemetryRules.Instruments([source]).ShouldBe(["aisbf.a Counter {request}", "aisbf.b Histogram s", "aisbf.c ObservableGauge "]);
        MarkdownTable.Differences(TelemetryRules.Instruments([source]), Listed("| Instrument | Kind | Unit |\n|---|---|---|\n| `aisbf.a` | Counter | `{request}` |", "Instrument"))
            .Count().ShouldBe(2);
    }

    private static IEnumerable<string> Listed(string markdown, string heading) =>
        MarkdownTable.Rows(markdown, heading).Select(row => string.Join(' ', row[..3]));
}
