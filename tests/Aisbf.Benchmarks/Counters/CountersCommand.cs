using Aisbf.Benchmarks.Cli;
using Aisbf.Benchmarks.Report;
using Microsoft.Diagnostics.NETCore.Client;

namespace Aisbf.Benchmarks.Counters;

/// <summary>Writes <c>ready</c> once counting has begun, and in the end one line of JSON.</summary>
internal static class CountersCommand
{
    public static async Task<int> RunAsync(Arguments line)
    {
        var (pid, seconds) = (line.Number("pid"), line.Number("seconds", 5));
        line.Finish();
        try
        {
            var reader = new AllocationReader(pid, TimeSpan.FromSeconds(seconds));
            var (bytes, time) = await Task.Run(() => reader.Read(() => Console.WriteLine("ready")));
            Console.WriteLine(Json.Write(new Allocations(pid, Math.Round(time, 3), bytes)));
            return 0;
        }
        catch (Exception e) when (e is ServerNotAvailableException or InvalidDataException)
        {
            await Console.Error.WriteLineAsync($"Process {pid} does not tell its allocations: {e.Message}");
            return 1;
        }
    }

    private sealed record Allocations(int Pid, double Seconds, long AllocatedBytes);
}
