using System.Net.Sockets;
using System.Text;

namespace Aisbf.Api.Tests.Hosting;

/// <summary>A client that sends bytes as they are and sees the answer as it is.</summary>
internal sealed class RawHttp : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TcpClient _tcp = new() { NoDelay = true };
    private NetworkStream _stream = null!;

    public static async Task<RawHttp> ConnectAsync(Uri server)
    {
        var client = new RawHttp();
        await client._tcp.ConnectAsync(server.Host, server.Port);
        client._stream = client._tcp.GetStream();
        return client;
    }

    public static Task<RawAnswer> SendAsync(Uri server, string request) => SendAsync(server, Encoding.UTF8.GetBytes(request));

    /// <summary>Sends the bytes and reads until the server closes the connection.</summary>
    public static async Task<RawAnswer> SendAsync(Uri server, byte[] request)
    {
        using var client = await ConnectAsync(server);
        await client.SendAsync(request);
        return new RawAnswer(await client.ReadToEndAsync());
    }

    /// <summary>Sends one request and reads until the server closes. Line ends are made CR LF up to the first empty line.</summary>
    public static async Task<(int Status, string Body)> AskAsync(Uri server, string head, byte[]? body = null)
    {
        using var client = await ConnectAsync(server);
        await client.SendAsync(Encoding.Latin1.GetBytes(head.ReplaceLineEndings("\r\n") + "\r\nConnection: close\r\n\r\n"));
        await client.SendAsync(body ?? []);
        return await client.ReadAnswerAsync();
    }

    public async Task SendAsync(byte[] bytes)
    {
        try
        {
            await _stream.WriteAsync(bytes);
        }
        catch (IOException)
        {
            // The server may have refused the request before all of it was sent.
        }
    }

    public void EndSending() => _tcp.Client.Shutdown(SocketShutdown.Send);

    /// <summary>Reads one answer in chunks and leaves the connection open.</summary>
    public async Task<RawAnswer> ReadOneAsync()
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            int read;
            while (!text.ToString().EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal) && (read = await _stream.ReadAsync(buffer, limit.Token)) > 0)
            {
                text.Append(Encoding.UTF8.GetString(buffer, 0, read));
            }
        }
        catch (IOException)
        {
            // A reset is an end, too.
        }

        return new RawAnswer(text.ToString());
    }

    /// <summary>Reads to the end; status 0 when the server closed without an answer.</summary>
    public async Task<(int Status, string Body)> ReadAnswerAsync()
    {
        var text = await ReadToEndAsync();
        if (!text.StartsWith("HTTP/1.1 ", StringComparison.Ordinal))
        {
            return (0, text);
        }

        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return (int.Parse(text[9..12], System.Globalization.CultureInfo.InvariantCulture), text[(end + 4)..]);
    }

    public void Dispose() => _tcp.Dispose();

    /// <summary>Everything until the server closes, one character for each byte.</summary>
    public Task<string> ReadRestAsync() => ReadToEndAsync(Encoding.Latin1);

    private async Task<string> ReadToEndAsync(Encoding? encoding = null)
    {
        var all = new MemoryStream();
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await _stream.CopyToAsync(all, limit.Token);
        }
        catch (IOException)
        {
            // A reset is an end, too.
        }

        return (encoding ?? Encoding.UTF8).GetString(all.ToArray());
    }
}
