using System.Diagnostics.Tracing;
using System.Globalization;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;

namespace Aisbf.Benchmarks.Counters;

/// <summary>
/// Follows <c>dotnet.gc.heap.total_allocated</c> of another process over its diagnostics port. The runtime publishes it
/// once a second, so only the difference over several seconds means something.
/// </summary>
internal sealed class AllocationReader(int pid, TimeSpan wanted)
{
    private const string Provider = "System.Diagnostics.Metrics";
    private const string Meter = "System.Runtime";
    private const string Instrument = "dotnet.gc.heap.total_allocated";

    // "TimeSeriesValues" in the runtime's metrics event source.
    private const long TimeSeriesValues = 0x2;

    private (double At, double Bytes)? _first;
    private (double At, double Bytes) _last;

    /// <summary>Blocks until enough time lies between the first value and the last.</summary>
    /// <param name="ready">Called at the first value: what is allocated from here on counts.</param>
    /// <returns>Bytes allocated, and in how many seconds.</returns>
    public (long Bytes, double Seconds) Read(Action ready)
    {
        var arguments = new Dictionary<string, string>
        {
            ["SessionId"] = Guid.NewGuid().ToString("N"),
            ["ClientId"] = Guid.NewGuid().ToString("N"),
            ["Metrics"] = $"{Meter}\\{Instrument}",
            ["RefreshInterval"] = "1",
            ["MaxTimeSeries"] = "10",
            ["MaxHistograms"] = "0",
        };
        var client = new DiagnosticsClient(pid);
        using var session = client.StartEventPipeSession(
            [new EventPipeProvider(Provider, EventLevel.Informational, TimeSeriesValues, arguments)], requestRundown: false);
        using var source = new EventPipeEventSource(session.EventStream);
        source.Dynamic.All += e => Note(e, ready, session.Stop);
        source.Process();
        return _first is { } first && _last.At > first.At
            ? ((long)(_last.Bytes - first.Bytes), (_last.At - first.At) / 1000)
            : throw new InvalidDataException("The process has not published its allocations twice.");
    }

    private void Note(TraceEvent e, Action ready, Action stop)
    {
        if (e.EventName != "CounterRateValuePublished" || e.PayloadByName("instrumentName") as string != Instrument)
        {
            return;
        }

        var bytes = Convert.ToDouble(e.PayloadByName("value"), CultureInfo.InvariantCulture);
        _last = (e.TimeStampRelativeMSec, bytes);
        if (_first is not { } first)
        {
            _first = _last;
            ready();
        }
        else if (_last.At - first.At >= wanted.TotalMilliseconds)
        {
            stop();
        }
    }
}
