using Aisbf.Benchmarks.Cli;
using Aisbf.Benchmarks.Counters;
using Aisbf.Benchmarks.Load;
using Aisbf.Benchmarks.Micro;
using Aisbf.Benchmarks.Mock;
using Aisbf.Benchmarks.Proxy;
using Aisbf.Benchmarks.Report;
using Aisbf.Benchmarks.Tenants;

namespace Aisbf.Benchmarks;

/// <summary>One program for every part of a measurement, so that a run needs one build.</summary>
internal static class EntryPoint
{
    private const string Usage = """
        usage: Aisbf.Benchmarks <command> [options]

          mock      --port P [--chunks 50] [--gap-us 0]
                    an upstream that does as little as possible; streams in Anthropic's dialect at /messages
          yarp      --port P --to URL
                    a reverse proxy made of YARP and nothing else
          load      --url URL [--body FILE] [--token T | --tenants FIRST-LAST] [--connections 1]
                    [--seconds 5 | --count N] [--warmup 1] [--frames N] [--paced MS]
                    sends requests, checks every answer, prints one line of JSON; with tenants, each request is of the next
          tenants   --data DIRECTORY --count N --upstream URL
                    fills a SQLite database with tenants that have three providers and a token each
          counters  --pid P [--seconds 5]
                    bytes that another .NET process allocates meanwhile, as one line of JSON
          report    --in RUNS.jsonl [--json OUT.json]
                    medians and ratios as a Markdown table
          micro     [BenchmarkDotNet's own options]
        """;

    public static async Task<int> Main(string[] args)
    {
        try
        {
            if (args is ["micro", .. var own])
            {
                return MicroCommand.Run(own);
            }

            var line = Arguments.Parse(args.AsSpan(Math.Min(1, args.Length)));
            return args.FirstOrDefault() switch
            {
                "mock" => await MockServer.RunAsync(MockOptions.From(line)),
                "yarp" => await BareYarp.RunAsync(line),
                "load" => await LoadCommand.RunAsync(LoadOptions.From(line)),
                "tenants" => await TenantsCommand.RunAsync(line),
                "counters" => await CountersCommand.RunAsync(line),
                "report" => ReportCommand.Run(line),
                _ => throw new UsageException("No such command."),
            };
        }
        catch (UsageException e)
        {
            await Console.Error.WriteLineAsync($"{e.Message}\n\n{Usage}");
            return 64;
        }
    }
}
