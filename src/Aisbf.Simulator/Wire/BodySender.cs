using Aisbf.Simulator.Pipeline;

namespace Aisbf.Simulator.Wire;

/// <summary>Sends a whole body, and every fault that can happen to one.</summary>
internal static class BodySender
{
    public static async Task SendAsync(Exchange exchange, ReadOnlyMemory<byte> body)
    {
        var directives = exchange.Directives;
        var response = exchange.Context.Response;
        if (directives.Malformed is not null)
            body = body[..^Math.Min(body.Length, 2)];
        if (directives.Gzip)
            response.ContentLength = null;
        else
            response.ContentLength = body.Length;

        if (await Opening.StopsAfterHeadersAsync(exchange))
            return;

        using var wire = new WireWriter(exchange);
        var half = directives.Truncate is { } bytes and >= 0 ? Math.Min(bytes, body.Length) : body.Length / 2;
        if (directives.Truncate is not null || directives.DropInside == 0)
        {
            await wire.WriteAsync(body[..half]);
            exchange.Drop(finish: directives.Truncate is not null || directives.DropWithFin);
            return;
        }

        if (!body.IsEmpty)
        {
            await wire.WriteAsync(body);
            exchange.Sent(0, frame: true);
        }

        await wire.FinishAsync();
    }
}
