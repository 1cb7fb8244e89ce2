using System.Net;
using System.Net.Sockets;

namespace Aisbf.Infrastructure.Tests.Providers.Http;

/// <summary>An upstream that a test writes down to its last byte, for what no HTTP server does.</summary>
internal sealed class RawUpstream : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<RawConnection, Task> _serve;
    private readonly List<Task> _serving = [];
    private readonly Task _accepting;
    private int _connections;

    public RawUpstream(Func<RawConnection, Task> serve)
    {
        _serve = serve;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1");

    /// <summary>Connections so far.</summary>
    public int Connections => Volatile.Read(ref _connections);

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync();
                _serving.Add(ServeAsync(new RawConnection(socket, Interlocked.Increment(ref _connections))));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The listener was stopped.
        }
    }

    private async Task ServeAsync(RawConnection connection)
    {
        using var ended = connection;
        try
        {
            await _serve(connection);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The client ended the connection; what the client saw is what the test looks at.
        }
    }
}
