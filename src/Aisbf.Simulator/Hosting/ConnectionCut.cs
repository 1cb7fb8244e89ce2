using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Aisbf.Simulator.Hosting;

/// <summary>Ends a connection in the two rude ways that TCP knows.</summary>
internal static class ConnectionCut
{
    /// <summary>Closes with RST: the client's next read fails with "connection reset by peer".</summary>
    public static void Reset(HttpContext context)
    {
        SocketOf(context)?.Close(timeout: 0);
        context.Abort();
    }

    /// <summary>Closes with FIN in the middle of the body: the client sees an early end of the stream.</summary>
    public static void Finish(HttpContext context)
    {
        try
        {
            SocketOf(context)?.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // The client was faster.
        }

        context.Abort();
    }

    private static Socket? SocketOf(HttpContext context) => context.Features.Get<IConnectionSocketFeature>()?.Socket;
}
