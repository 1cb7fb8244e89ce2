using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Infrastructure.Tests.Providers.Http;

/// <summary>An HTTP/2 server without TLS, behind a relay that can drop what goes over its connections, or end them.</summary>
internal sealed class Http2Upstream : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly RelayedConnections _relay;

    private Http2Upstream(WebApplication app, RelayedConnections relay)
    {
        _app = app;
        _relay = relay;
    }

    public Uri Address => _relay.Address;

    public int Connections => _relay.Count;

    public static async Task<Http2Upstream> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return new Http2Upstream(app, new RelayedConnections(address.Port));
    }

    /// <summary>From now on nothing goes over the connections that there are; new ones work.</summary>
    public void Silence() => _relay.ForEach(connection => connection.IsSilent = true);

    /// <summary>Ends the connections that there are.</summary>
    public void End(bool reset) => _relay.ForEach(connection => connection.End(reset));

    public async ValueTask DisposeAsync()
    {
        _relay.Dispose();
        await _app.DisposeAsync();
    }

    private sealed class RelayedConnections : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly List<Relayed> _connections = [];
        private readonly int _port;

        public RelayedConnections(int port)
        {
            _port = port;
            _listener.Start();
            _ = AcceptAsync();
        }

        public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1");

        public int Count
        {
            get
            {
                lock (_connections)
                {
                    return _connections.Count;
                }
            }
        }

        public void ForEach(Action<Relayed> action)
        {
            lock (_connections)
            {
                _connections.ForEach(action);
            }
        }

        public void Dispose()
        {
            _listener.Stop();
            ForEach(connection => connection.End(reset: true));
        }

        private async Task AcceptAsync()
        {
            try
            {
                while (true)
                {
                    var client = await _listener.AcceptSocketAsync();
                    var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
                    await server.ConnectAsync(IPAddress.Loopback, _port);
                    lock (_connections)
                    {
                        _connections.Add(new Relayed(client, server));
                    }
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // The listener was stopped.
            }
        }
    }

    private sealed class Relayed
    {
        private readonly Socket _client;
        private readonly Socket _server;
        private bool _isEnded;

        public Relayed(Socket client, Socket server)
        {
            _client = client;
            _server = server;
            _ = CopyAsync(client, server);
            _ = CopyAsync(server, client);
        }

        public bool IsSilent { get; set; }

        public void End(bool reset)
        {
            if (_isEnded)
            {
                return;
            }

            _isEnded = true;
            if (reset)
            {
                _client.LingerState = new LingerOption(true, 0);
            }

            _client.Dispose();
            _server.Dispose();
        }

        private async Task CopyAsync(Socket from, Socket to)
        {
            var buffer = new byte[64 * 1024];
            try
            {
                for (int read; (read = await from.ReceiveAsync(buffer)) > 0;)
                {
                    if (!IsSilent)
                    {
                        await to.SendAsync(buffer.AsMemory(0, read));
                    }
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // The connection was ended.
            }
        }
    }
}
