using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Aisbf.Infrastructure.Providers.Streaming;

/// <summary>A growing buffer in rented memory.</summary>
internal sealed class PooledBufferWriter(int capacity = PooledBufferWriter.DefaultCapacity) : IBufferWriter<byte>, IDisposable
{
    public const int DefaultCapacity = 4096;
    private byte[]? _buffer = ArrayPool<byte>.Shared.Rent(capacity);

    public int WrittenCount { get; private set; }

    public ReadOnlyMemory<byte> WrittenMemory => Buffer.AsMemory(0, WrittenCount);

    public ReadOnlySpan<byte> WrittenSpan => Buffer.AsSpan(0, WrittenCount);

    private byte[] Buffer => _buffer ?? throw new ObjectDisposedException(nameof(PooledBufferWriter));

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Buffer.Length - WrittenCount);
        WrittenCount += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return Buffer.AsMemory(WrittenCount);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return Buffer.AsSpan(WrittenCount);
    }

    /// <summary>Forgets what was written.</summary>
    public void Clear() => WrittenCount = 0;

    /// <summary>Drops the first bytes and moves the rest to the front.</summary>
    public void Consume(int count)
    {
        Buffer.AsSpan(count, WrittenCount - count).CopyTo(Buffer);
        WrittenCount -= count;
    }

    public void Dispose()
    {
        if (_buffer is { } buffer)
        {
            _buffer = null;
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "Rented arrays are returned.")]
    private void Grow(int sizeHint)
    {
        var needed = WrittenCount + Math.Max(sizeHint, 1);
        if (needed <= Buffer.Length)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, Buffer.Length * 2));
        WrittenSpan.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(Buffer);
        _buffer = larger;
    }
}
