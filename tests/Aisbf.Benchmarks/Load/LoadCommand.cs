using System.Net;
using Aisbf.Benchmarks.Report;

namespace Aisbf.Benchmarks.Load;

/// <summary>Runs all connections and sums up.</summary>
internal static class LoadCommand
{
    /// <summary>How long after the last request may begin an answer may take before it counts as broken.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(LoadOptions options)
    {
        var address = (await Dns.GetHostAddressesAsync(options.Url.Host))[0];
        var server = new IPEndPoint(address, options.Url.Port);
        var requests = new LoadRequests(options);
        var clock = new LoadClock(options);
        var connections = Enumerable.Range(0, options.Connections).Select(_ => new LoadConnection(server, requests, options, clock)).ToArray();
        var runs = Task.WhenAll(connections.Select((c, i) => c.RunAsync(options.Pace * i / options.Connections)));
        if (options.Count == 0)
        {
            // Closing the sockets is what ends reads that hang; a timeout on each read would cost every read.
            await Task.WhenAny(runs, Task.Delay(options.Warmup + options.Duration + options.Pace + Grace));
            foreach (var connection in connections)
            {
                connection.Dispose();
            }
        }

        await runs;
        var result = Sum([.. connections.Select(c => c.Tally)], clock.Elapsed, options);
        Console.WriteLine(Json.Write(result));
        return result.Faults == 0 ? 0 : 1;
    }

    private static LoadResult Sum(LoadTally[] tallies, TimeSpan elapsed, LoadOptions options)
    {
        var timed = tallies.Sum(t => t.Timed);
        var time = options.Count > 0 ? elapsed : elapsed - options.Warmup;
        var completed = tallies.Sum(t => t.Completed);
        var (status, incomplete, broken) = (tallies.Sum(t => t.WrongStatus), tallies.Sum(t => t.Incomplete), tallies.Sum(t => t.Broken));
        return new LoadResult(
            "load",
            completed,
            Math.Round(timed / time.TotalSeconds, 1),
            status + incomplete + broken,
            Quantiles.Of(tallies.SelectMany(t => t.Total)),
            Quantiles.Of(tallies.SelectMany(t => t.FirstByte)),
            Quantiles.Of(tallies.SelectMany(t => t.FirstFrame)))
        {
            Seconds = Math.Round(elapsed.TotalSeconds, 3),
            Timed = timed,
            WrongStatus = status,
            Incomplete = incomplete,
            Broken = broken,
            BodyBytes = tallies.Sum(t => t.BodyBytes),
            LastFailure = tallies.Select(t => t.LastFailure).FirstOrDefault(f => f is not null),
        };
    }
}
