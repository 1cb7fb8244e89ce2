using Aisbf.Simulator.Faults;
using Aisbf.Simulator.Pipeline;

namespace Aisbf.Simulator.Wire;

/// <summary>Sends the frames of a stream, and every fault that happens between or inside frames.</summary>
internal static class StreamPump
{
    public static async Task SendAsync(Exchange exchange, StreamReply reply, ApiError midStream)
    {
        var directives = exchange.Directives;
        var encoder = new FrameEncoder(reply.Framing, directives);
        using var wire = new WireWriter(exchange);
        var sent = 0;
        foreach (var frame in reply.Frames)
        {
            if ((directives.NoFinish && frame.Kind != FrameKind.Content) || (directives.NoDone && frame.Kind == FrameKind.Done))
                break;
            if (await EndsHereAsync(exchange, sent))
                return;
            if (directives.Gap is { } gap && sent > 0)
                await exchange.WaitAsync(gap);
            if (directives.ErrorAt == sent + 1)
            {
                using var error = new JsonBuffer();
                exchange.Dialect.WriteError(error.Json, midStream);
                await SendFrameAsync(exchange, wire, encoder.Encode(new Frame(error.Take(), exchange.Dialect.ErrorEvent), sent));
                break;
            }

            var bytes = encoder.Encode(frame, sent);
            if (directives.DropInside == sent)
            {
                await wire.WriteAsync(bytes[..(bytes.Length / 2)]);
                exchange.Drop(directives.DropWithFin);
                return;
            }

            await SendFrameAsync(exchange, wire, bytes);
            sent++;
        }

        await wire.FinishAsync();
    }

    private static async ValueTask SendFrameAsync(Exchange exchange, WireWriter wire, ReadOnlyMemory<byte> bytes)
    {
        await wire.WriteAsync(bytes);
        exchange.Sent(0, frame: true);
    }

    private static async ValueTask<bool> EndsHereAsync(Exchange exchange, int sent)
    {
        var here = new Stage(sent);
        if (exchange.Directives.Silence == here)
            await exchange.FallSilentAsync();
        if (exchange.Directives.Drop != here)
            return false;
        exchange.Drop(exchange.Directives.DropWithFin);
        return true;
    }
}
