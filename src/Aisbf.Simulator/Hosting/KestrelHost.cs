using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Simulator.Hosting;

/// <summary>Sets Kestrel up. The empty builder keeps configuration and environment variables of the hosting process out.</summary>
internal static class KestrelHost
{
    public static WebApplication Build(SimulatorOptions options, Traffic traffic)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Configure(kestrel, options, traffic));
        if (options.LoggerFactory is { } loggers)
            builder.Services.AddSingleton(loggers);
        return builder.Build();
    }

    private static void Configure(KestrelServerOptions kestrel, SimulatorOptions options, Traffic traffic)
    {
        kestrel.AddServerHeader = false;

        // Tests send oversized bodies and read slowly on purpose; the simulator must not be the one that gives up.
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Limits.MaxRequestHeadersTotalSize = 256 * 1024;
        kestrel.Limits.MaxRequestLineSize = 64 * 1024;

        kestrel.Listen(options.Address, options.Port, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.Use(next => connection => ServeAsync(connection, next, traffic));
        });
    }

    private static async Task ServeAsync(ConnectionContext connection, ConnectionDelegate next, Traffic traffic)
    {
        if (connection.Features.Get<IConnectionSocketFeature>()?.Socket is { ProtocolType: ProtocolType.Tcp } socket)
            connection.Transport = new DirectTransport(connection.Transport.Input, socket);

        traffic.ConnectionOpened();
        try
        {
            await next(connection);
        }
        finally
        {
            traffic.ConnectionClosed();
        }
    }
}
