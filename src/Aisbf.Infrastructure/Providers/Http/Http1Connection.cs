using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Aisbf.Infrastructure.Providers.Http;

/// <summary>
/// The bytes of an HTTP/1.1 connection. It tells why a request got no answer: because the connection had been used before and
/// was closed meanwhile, or because the upstream did not take a large body. And it lets an answer be read that comes while
/// the body is still being sent: a failed write is no error as long as there may be something to read.
/// </summary>
internal sealed class Http1Connection(Stream inner) : ForwardingStream(inner)
{
    /// <summary>From this size on, a reset before the answer is taken for a refused body.</summary>
    private const int LargeBytes = 64 * 1024;

    private readonly Lock _gate = new();
    private bool _hasAnswered;
    private bool _isReused;
    private bool _isWaiting;
    private bool _isReading;
    private bool _isOver;
    private bool _isWriting;
    private long _written;
    private Exception? _writeFailure;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _isReading = true;
        var reading = Inner.ReadAsync(buffer, cancellationToken);
        return reading.IsCompletedSuccessfully ? new ValueTask<int>(Arrived(buffer, reading.Result)) : AwaitAsync(reading, buffer);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // The handler starts a read before it reuses a connection; within one request it does not read between two writes.
        if (!_isWaiting && (_isReading || !_hasAnswered) && !TryBegin())
        {
            return ValueTask.FromException(new StaleConnectionException(_writeFailure));
        }

        _written += buffer.Length;
        if (_writeFailure is not null)
        {
            return default;
        }

        var writing = Inner.WriteAsync(buffer, cancellationToken);
        return writing.IsCompletedSuccessfully ? default : AwaitAsync(writing);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> AwaitAsync(ValueTask<int> reading, Memory<byte> buffer)
    {
        try
        {
            return Arrived(buffer, await reading);
        }
        catch (IOException e) when (e is not (StaleConnectionException or BodyNotTakenException) && Ended(e) is { } reason)
        {
            throw reason;
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask AwaitAsync(ValueTask writing)
    {
        _isWriting = true;
        try
        {
            await writing;
        }
        catch (IOException e)
        {
            // Whether this is an error, reading tells: there may be an answer. The rest of the body is dropped.
            _writeFailure = e;
        }
        finally
        {
            _isWriting = false;
        }
    }

    private bool TryBegin()
    {
        lock (_gate)
        {
            _isWaiting = true;
            _isReused = _hasAnswered;
            _written = 0;
            return !_isOver;
        }
    }

    private int Arrived(Memory<byte> buffer, int count)
    {
        if (count > 0)
        {
            if (_isWaiting && buffer.Span[..count].StartsWith("HTTP/1.1 1"u8))
            {
                // An interim answer: the connection works, and the request goes on.
                _isReused = false;
            }
            else
            {
                _isWaiting = false;
                _isReading = false;
                _hasAnswered = true;
            }
        }
        else if (!buffer.IsEmpty && Ended(null) is { } reason)
        {
            throw reason;
        }

        return count;
    }

    /// <summary>What the end of the connection means for the request that waits for its answer; null for no more than itself.</summary>
    private IOException? Ended(IOException? error)
    {
        lock (_gate)
        {
            _isOver = true;
            if (!_isWaiting)
            {
                return null;
            }

            if (_isReused)
            {
                return new StaleConnectionException(error ?? _writeFailure);
            }

            // Sockets that are closed with bytes left to read send a reset.
            var isRefused = _isWriting || _writeFailure is not null || error?.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset };
            return isRefused && _written > LargeBytes ? new BodyNotTakenException(error ?? _writeFailure) : null;
        }
    }
}
