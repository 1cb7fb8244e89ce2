using System.Buffers;

namespace Aisbf.Application.Gateway;

/// <summary>
/// A request's body in one piece of rented memory, kept until the request is over so that failover can replay it. A
/// cancelled upstream call may still be writing it out when the request is already over, so each such write holds a
/// lease, and the memory goes back only with the last: bytes of one caller never end up in another's request.
/// </summary>
public sealed class PooledBody(byte[] rented, int length) : IDisposable
{
    private byte[]? _rented = rented;
    private int _leases = 1;
    private bool _disposed;

    public ReadOnlyMemory<byte> Memory => (_rented ?? throw new ObjectDisposedException(nameof(PooledBody))).AsMemory(0, length);

    public ReadOnlySpan<byte> Span => Memory.Span;

    /// <summary>Keeps the memory until <see cref="Release"/>.</summary>
    /// <exception cref="ObjectDisposedException">The memory is already given back.</exception>
    public void Lease()
    {
        int leases;
        do
        {
            leases = Volatile.Read(ref _leases);
            ObjectDisposedException.ThrowIf(leases == 0, this);
        }
        while (Interlocked.CompareExchange(ref _leases, leases + 1, leases) != leases);
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref _leases) == 0)
        {
            var buffer = _rented!;
            _rented = null;
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            Release();
        }
    }
}
