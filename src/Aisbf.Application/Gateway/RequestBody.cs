namespace Aisbf.Application.Gateway;

/// <summary>
/// A request's body, kept until the request is over so that failover can replay it. A cancelled upstream call may still be
/// writing it out when the request is already over, so each such write holds a lease, and what holds the bytes is given
/// back only with the last: bytes of one caller never end up in another's request.
/// </summary>
public abstract class RequestBody : IDisposable
{
    private int _leases = 1;
    private bool _disposed;

    /// <summary>Bytes of it.</summary>
    public abstract long Length { get; }

    /// <summary>The content type to send it on with.</summary>
    public abstract string ContentType { get; }

    /// <summary>Writes the bytes from <paramref name="start"/> to before <paramref name="end"/>. The writer holds a lease.</summary>
    public abstract ValueTask WriteAsync(Stream output, long start, long end, CancellationToken cancellationToken);

    /// <summary>Keeps the bytes until <see cref="Release"/>.</summary>
    /// <exception cref="ObjectDisposedException">The bytes are already given back.</exception>
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
            Free();
        }
    }

    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            Release();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Gives back what holds the bytes; called once.</summary>
    protected abstract void Free();
}
