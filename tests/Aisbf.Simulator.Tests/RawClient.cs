using System.Net.Sockets;
using System.Text;

namespace Aisbf.Simulator.Tests;

/// <summary>A client that sees the bytes and the end of the connection as they are.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly TcpClient _tcp = new() { NoDelay = true };

    public async Task<RawClient> SendAsync(Uri server, string path, string json, params (string Name, string Value)[] headers)
    {
        await _tcp.ConnectAsync(server.Host, server.Port);
        var extra = string.Concat(headers.Select(h => $"{h.Name}: {h.Value}\r\n"));
        var request = $"POST {path} HTTP/1.1\r\nHost: {server.Authority}\r\nConnection: close\r\nContent-Type: application/json\r\n{extra}"
            + $"Content-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}";
        await _tcp.GetStream().WriteAsync(Encoding.UTF8.GetBytes(request));
        return this;
    }

    /// <summary>Reads to the end, which is a FIN or a reset.</summary>
    public async Task<(string Text, bool Reset)> ReadToEndAsync()
    {
        var all = new MemoryStream();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await _tcp.GetStream().CopyToAsync(all, limit.Token);
        }
        catch (IOException cut) when (cut.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            return (Encoding.UTF8.GetString(all.ToArray()), true);
        }

        return (Encoding.UTF8.GetString(all.ToArray()), false);
    }

    /// <summary>The pieces in which the bytes arrive until nothing comes for a while.</summary>
    public async Task<IReadOnlyList<string>> ReadPiecesAsync(TimeSpan quiet)
    {
        var pieces = new List<string>();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            using var limit = new CancellationTokenSource(quiet);
            try
            {
                var read = await _tcp.GetStream().ReadAsync(buffer, limit.Token);
                if (read == 0)
                    return pieces;
                pieces.Add(Encoding.Latin1.GetString(buffer, 0, read));
            }
            catch (OperationCanceledException)
            {
                return pieces;
            }
        }
    }

    public void Dispose() => _tcp.Dispose();
}
