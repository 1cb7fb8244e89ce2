using System.Buffers;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Microsoft.Extensions.Options;

namespace Aisbf.Api.Streaming;

/// <summary>
/// The memory that all request bodies share. What would go beyond it is refused, so that no number of requests can use up
/// the memory of the process. Large bodies leave a part of it to small ones.
/// </summary>
internal sealed class RequestMemory : IBodyMemory
{
    /// <summary>Bodies up to this size count as small.</summary>
    public const int SmallBytes = 64 * 1024;

    // Larger arrays are made to measure and left to the garbage collector: a pool rounds up to powers of two and keeps them.
    private const int PooledBytes = 1024 * 1024;
    private const int DefaultShare = 3;

    /// <summary>The answer to a request for whose body there is no memory now.</summary>
    public static readonly Error Exhausted = new(
        ErrorCode.Overloaded, "The gateway is busy with other large requests. Send this one again in a moment.", RetryAfter: TimeSpan.FromSeconds(1));

    private readonly long _limit;
    private readonly long _largeLimit;
    private long _held;

    public RequestMemory(IOptions<ServerOptions> options)
    {
        // What the process may use: the limit of the container or of the heap, or else the memory of the machine.
        _limit = options.Value.MaxRequestMemoryBytes is > 0 and var limit ? limit : GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / DefaultShare;
        _largeLimit = _limit - (_limit / 4);
    }

    /// <summary>Bytes that are held for bodies now.</summary>
    public long HeldBytes => Volatile.Read(ref _held);

    /// <summary>Counts bytes as held, unless that would be too many.</summary>
    /// <param name="bytes">How many.</param>
    /// <param name="isSmall">Whether they are for a small body.</param>
    public bool TryReserve(long bytes, bool isSmall)
    {
        if (Interlocked.Add(ref _held, bytes) <= (isSmall ? _limit : _largeLimit))
        {
            return true;
        }

        Release(bytes);
        return false;
    }

    public void Release(long bytes) => Interlocked.Add(ref _held, -bytes);

    /// <summary>An array of at least this size, to be given back with <see cref="Return"/>; null if there is no memory for it now.</summary>
    public byte[]? Rent(int size)
    {
        if (size > PooledBytes)
        {
            return TryReserve(size, isSmall: false) ? GC.AllocateUninitializedArray<byte>(size) : null;
        }

        var array = ArrayPool<byte>.Shared.Rent(size);
        if (TryReserve(array.Length, array.Length <= SmallBytes))
        {
            return array;
        }

        ArrayPool<byte>.Shared.Return(array);
        return null;
    }

    public void Return(byte[] rented, long reserved)
    {
        Release(rented.Length + reserved);
        if (rented.Length <= PooledBytes)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
