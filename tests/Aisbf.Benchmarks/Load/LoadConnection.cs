using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Aisbf.Benchmarks.Load;

/// <summary>
/// One kept-open connection that sends one request after the other. A bare socket, because an HTTP client would
/// take as much of the core as the servers that it shares it with.
/// </summary>
internal sealed class LoadConnection(EndPoint server, LoadRequests requests, LoadOptions options, LoadClock clock) : IDisposable
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly AnswerReader _answer = new();
    private Socket? _socket;
    private bool _stopped;

    public LoadTally Tally { get; } = new();

    /// <param name="offset">How long to wait before the first request when requests are paced, so that connections take turns.</param>
    public async Task RunAsync(TimeSpan offset)
    {
        if (options.Pace > TimeSpan.Zero)
        {
            await Task.Delay(offset);
        }

        while (!_stopped && clock.TryBegin())
        {
            var begin = Stopwatch.GetTimestamp();
            try
            {
                await AskAsync();
            }
            catch (Exception e) when (e is SocketException or InvalidDataException or ObjectDisposedException)
            {
                Tally.Broken++;
                Tally.LastFailure = e.Message;
                _socket?.Dispose();
                _socket = null;

                // A server that is down must not be asked in a tight loop.
                await Task.Delay(10);
            }

            var wait = options.Pace - Stopwatch.GetElapsedTime(begin);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait);
            }
        }
    }

    /// <summary>Gives up whatever is under way.</summary>
    public void Dispose()
    {
        _stopped = true;
        _socket?.Dispose();
    }

    private async ValueTask AskAsync()
    {
        var socket = _socket ??= await ConnectAsync();
        var request = requests.Next();
        _answer.Reset();
        var start = Stopwatch.GetTimestamp();
        for (var sent = 0; sent < request.Length;)
        {
            sent += await socket.SendAsync(request.AsMemory(sent));
        }

        long firstByte = 0, firstFrame = 0;
        while (!_answer.Complete)
        {
            var read = await socket.ReceiveAsync(_buffer);
            if (read == 0)
            {
                throw new InvalidDataException("The server closed the connection before the answer's end.");
            }

            var now = Stopwatch.GetTimestamp();
            _answer.Feed(_buffer.AsSpan(0, read));
            firstByte = firstByte == 0 && _answer.BodyBytes > 0 ? now : firstByte;
            firstFrame = firstFrame == 0 && _answer.Frames > 0 ? now : firstFrame;
        }

        Note(start, firstByte, firstFrame, Stopwatch.GetTimestamp());
    }

    private void Note(long start, long firstByte, long firstFrame, long end)
    {
        Tally.Completed++;
        Tally.BodyBytes += _answer.BodyBytes;
        if (_answer.Status != 200)
        {
            Tally.WrongStatus++;
            return;
        }

        if (options.Frames > 0 && (_answer.Frames != options.Frames || !_answer.Done))
        {
            Tally.Incomplete++;
            return;
        }

        if (!clock.IsTimed(start))
        {
            return;
        }

        Tally.Total.Add(end - start);
        if (firstByte > 0)
        {
            Tally.FirstByte.Add(firstByte - start);
        }

        if (firstFrame > 0)
        {
            Tally.FirstFrame.Add(firstFrame - start);
        }
    }

    private async ValueTask<Socket> ConnectAsync()
    {
        var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(server);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
