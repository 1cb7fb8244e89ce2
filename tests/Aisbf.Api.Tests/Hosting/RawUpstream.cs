using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Aisbf.Api.Tests.Hosting;

/// <summary>An upstream that answers every request with bytes that a test chose, whether or not they are HTTP.</summary>
internal sealed class RawUpstream : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    private RawUpstream()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>What comes back, by the head of the request and its body. The connection is closed afterwards.</summary>
    public Func<string, byte[]> Answer { get; set; } = _ => [];

    /// <summary>The requests so far.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public static RawUpstream Start() => new();

    public static byte[] Bytes(string latin1) => Encoding.Latin1.GetBytes(latin1);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                _ = AnswerAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using var tcp = client;
        try
        {
            var stream = tcp.GetStream();
            var request = await ReadAsync(stream);
            Requests.Enqueue(request);
            await stream.WriteAsync(Answer(request), _stop.Token);
            tcp.Client.Shutdown(SocketShutdown.Send);
            await stream.CopyToAsync(Stream.Null, _stop.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
        {
            // The gateway has enough.
        }
    }

    private async Task<string> ReadAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var read = await stream.ReadAsync(buffer, _stop.Token);
            text.Append(Encoding.Latin1.GetString(buffer, 0, read));
            var all = text.ToString();
            var end = all.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (read == 0 || (end >= 0 && IsWhole(all[..end], all[(end + 4)..])))
            {
                return all;
            }
        }
    }

    private static bool IsWhole(string head, string body)
    {
        if (head.Contains("chunked", StringComparison.OrdinalIgnoreCase)) return body.EndsWith("0\r\n\r\n", StringComparison.Ordinal);

        const string name = "Content-Length:";
        var at = head.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return true;

        var value = head[(at + name.Length)..].Split("\r\n")[0];
        return body.Length >= int.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
    }
}
