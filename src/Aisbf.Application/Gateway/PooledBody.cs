using System.Buffers;

namespace Aisbf.Application.Gateway;

/// <summary>A request's body in one piece of rented memory, kept until the request is over so that failover can replay it.</summary>
public sealed class PooledBody(byte[] rented, int length) : IDisposable
{
    private byte[]? _rented = rented;

    public ReadOnlyMemory<byte> Memory => (_rented ?? throw new ObjectDisposedException(nameof(PooledBody))).AsMemory(0, length);

    public ReadOnlySpan<byte> Span => (_rented ?? throw new ObjectDisposedException(nameof(PooledBody))).AsSpan(0, length);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _rented, null) is { } buffer)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
