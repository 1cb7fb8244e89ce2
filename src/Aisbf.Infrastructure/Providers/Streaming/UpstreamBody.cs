using System.Buffers;
using Aisbf.Infrastructure.Providers.Http;

namespace Aisbf.Infrastructure.Providers.Streaming;

/// <summary>
/// The answer's bytes that have arrived but are not passed on yet, in rented memory. Owns the response and what cancels it.
/// </summary>
internal sealed class UpstreamBody(HttpResponseMessage response, Stream stream, UpstreamCancellation cancellation) : IAsyncDisposable
{
    private const int InitialBytes = 4096;
    private byte[]? _buffer = ArrayPool<byte>.Shared.Rent(InitialBytes);
    private int _filled;

    public ReadOnlySpan<byte> Pending => _buffer.AsSpan(0, _filled);

    public ReadOnlyMemory<byte> PendingMemory => _buffer.AsMemory(0, _filled);

    /// <summary>Cancelled when the client goes away or the upstream takes too long.</summary>
    public UpstreamCancellation Cancellation => cancellation;

    /// <summary>Reads more. False at the end of the body.</summary>
    /// <exception cref="InvalidDataException">More than <paramref name="maxPending"/> bytes would wait to be passed on.</exception>
    public async ValueTask<bool> ReadAsync(int maxPending)
    {
        if (_filled == _buffer!.Length)
        {
            Grow(maxPending);
        }

        var read = await stream.ReadAsync(_buffer.AsMemory(_filled), cancellation.Token);
        _filled += read;
        return read > 0;
    }

    /// <summary>Makes room for a body of a known length at once.</summary>
    public void Reserve(long? length, int maxPending)
    {
        // One more than needed, so that the read that finds the end has room to look.
        if (length < maxPending && length >= _buffer!.Length)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = ArrayPool<byte>.Shared.Rent((int)length + 1);
        }
    }

    /// <summary>Drops the first bytes, which were passed on.</summary>
    public void Consume(int count)
    {
        if (count < _filled)
        {
            _buffer.AsSpan(count, _filled - count).CopyTo(_buffer);
        }

        _filled -= count;
    }

    public ValueTask DisposeAsync()
    {
        if (_buffer is { } buffer)
        {
            // Disposing a response whose body was not read to its end closes the connection, which stops the upstream.
            response.Dispose();
            cancellation.End();
            _buffer = null;
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return ValueTask.CompletedTask;
    }

    private void Grow(int maxPending)
    {
        if (_filled >= maxPending)
        {
            throw new InvalidDataException($"The upstream sent more than {maxPending} bytes in one piece.");
        }

        var larger = ArrayPool<byte>.Shared.Rent(_buffer!.Length * 2);
        Pending.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
