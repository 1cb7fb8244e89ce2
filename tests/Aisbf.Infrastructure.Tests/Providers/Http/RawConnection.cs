using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Aisbf.Infrastructure.Tests.Providers.Http;

/// <summary>One connection of a <see cref="RawUpstream"/>, byte by byte.</summary>
internal sealed partial class RawConnection(Socket socket, int number) : IDisposable
{
    private readonly NetworkStream _stream = new(socket, ownsSocket: true);

    /// <summary>Which of the upstream's connections it is, from 1.</summary>
    public int Number => number;

    /// <summary>The head of the next request; null when the client closed the connection.</summary>
    public async Task<string?> ReadHeadAsync()
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await _stream.ReadAsync(one) == 0)
            {
                return null;
            }

            head.Append((char)one[0]);
        }

        return head.ToString();
    }

    /// <summary>Reads the next request with its body, and agrees to the body where the client asks. Null at the end.</summary>
    public async Task<string?> ReadRequestAsync()
    {
        if (await ReadHeadAsync() is not { } head)
        {
            return null;
        }

        if (head.Contains("100-continue", StringComparison.Ordinal))
        {
            await SendAsync("HTTP/1.1 100 Continue\r\n\r\n");
        }

        if (head.Contains("chunked", StringComparison.OrdinalIgnoreCase))
        {
            await ReadChunksAsync();
            return head;
        }

        var length = ContentLength().Match(head) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        await _stream.ReadExactlyAsync(new byte[length]);
        return head;
    }

    private async Task ReadChunksAsync()
    {
        // No byte of the bodies that tests send looks like the end of one.
        var end = "0\r\n\r\n"u8.ToArray();
        var last = new Queue<byte>();
        var one = new byte[1];
        while (!last.SequenceEqual(end))
        {
            await _stream.ReadExactlyAsync(one);
            last.Enqueue(one[0]);
            if (last.Count > end.Length)
            {
                last.Dequeue();
            }
        }
    }

    public async Task ReadAsync(int count) => await _stream.ReadExactlyAsync(new byte[count]);

    public async Task SendAsync(string text) => await _stream.WriteAsync(Encoding.Latin1.GetBytes(text));

    public Task SendOkAsync() => SendAsync("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\npong");

    public void Dispose() => _stream.Dispose();

    /// <summary>Ends the connection, with a reset or in order.</summary>
    public void End(bool reset)
    {
        if (reset)
        {
            socket.LingerState = new LingerOption(true, 0);
            socket.Dispose();
        }

        _stream.Dispose();
    }

    [GeneratedRegex("Content-Length: ([0-9]+)", RegexOptions.IgnoreCase)]
    private static partial Regex ContentLength();
}
