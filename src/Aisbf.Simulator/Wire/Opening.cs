using Aisbf.Simulator.Faults;
using Aisbf.Simulator.Pipeline;

namespace Aisbf.Simulator.Wire;

/// <summary>Latency, and the faults that happen before the first byte of a body.</summary>
internal static class Opening
{
    /// <summary>Waits as directed; true when nothing must be sent any more.</summary>
    public static async ValueTask<bool> StopsBeforeAsync(Exchange exchange)
    {
        var directives = exchange.Directives;
        if (directives.Latency is { } latency)
            await exchange.WaitAsync(latency);
        if (directives.Silence == Stage.Before)
            await exchange.FallSilentAsync();
        if (directives.Drop != Stage.Before)
            return false;
        exchange.Drop(directives.DropWithFin);
        return true;
    }

    /// <summary>Sends the headers alone if a fault follows them; true when nothing must be sent any more.</summary>
    public static async ValueTask<bool> StopsAfterHeadersAsync(Exchange exchange)
    {
        var directives = exchange.Directives;
        var silent = directives.Silence is { } silence && (silence == Stage.Headers || silence.Frames == 0);
        var drops = directives.Drop is { } drop && (drop == Stage.Headers || drop.Frames == 0);
        if (!silent && !drops)
            return false;

        await exchange.Context.Response.StartAsync(exchange.Left);
        await exchange.Context.Response.BodyWriter.FlushAsync(exchange.Left);
        exchange.Sent(0, frame: false);
        if (silent)
            await exchange.FallSilentAsync();
        exchange.Drop(directives.DropWithFin);
        return true;
    }
}
