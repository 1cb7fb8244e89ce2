using Aisbf.Benchmarks.Cli;

namespace Aisbf.Benchmarks.Report;

/// <summary>Turns the lines that <c>bench/run.sh</c> wrote down into a table.</summary>
internal static class ReportCommand
{
    public static int Run(Arguments line)
    {
        var (input, output) = (line.Text("in"), line.Optional("json"));
        line.Finish();
        var lines = File.ReadLines(input).Where(l => !string.IsNullOrWhiteSpace(l)).Select(Json.Read<Measurement>).ToList();
        var summary = Summary.Of(lines);
        if (output is not null)
        {
            File.WriteAllText(output, Json.WriteIndented(summary) + "\n");
        }

        Console.Write(MarkdownTable.Write(summary));
        return 0;
    }
}
