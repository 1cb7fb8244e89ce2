using System.Buffers;
using System.IO.Pipelines;
using Aisbf.Application.Gateway;

namespace Aisbf.Api.Streaming;

/// <summary>
/// Writes a comment to a stream that has been silent, so that nobody on the way takes it for dead. Writes only while the
/// pump does not, and not at all once it is disposed.
/// </summary>
internal sealed class Heartbeat : IAsyncDisposable
{
    private readonly PipeWriter _output;
    private readonly StreamGate _gate;
    private readonly TimeSpan _interval;
    private readonly ITimer _timer;

    public Heartbeat(PipeWriter output, StreamGate gate, TimeSpan interval, TimeProvider time)
    {
        _output = output;
        _gate = gate;
        _interval = interval;
        _timer = time.CreateTimer(static state => _ = ((Heartbeat)state!).BeatAsync(), this, interval, interval);
    }

    public static ReadOnlySpan<byte> Comment => ": keep-alive\n\n"u8;

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();

        // A beat that has begun is let finish: the response must not end under its hands.
        await _gate.EnterAsync(CancellationToken.None);
        _gate.Exit();
    }

    private async Task BeatAsync()
    {
        if (_gate.Idle < _interval || !_gate.TryEnter())
        {
            return;
        }

        try
        {
            _output.Write(Comment);
            await _output.FlushAsync();
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or InvalidOperationException)
        {
            // The client is gone; the pump finds that out by itself and ends the request.
        }
        finally
        {
            _gate.Exit();
        }
    }
}
