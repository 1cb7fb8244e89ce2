using System.Buffers;

namespace Aisbf.Application.Gateway;

/// <summary>A JSON body in one piece of rented memory.</summary>
/// <param name="rented">The memory.</param>
/// <param name="length">Bytes of the body.</param>
/// <param name="memory">Who gets the memory back; the shared pool if nobody is named.</param>
/// <param name="reserved">Bytes that <paramref name="memory"/> counts for this body besides its own.</param>
public sealed class PooledBody(byte[] rented, int length, IBodyMemory? memory = null, long reserved = 0) : RequestBody
{
    private byte[]? _rented = rented;

    public ReadOnlyMemory<byte> Memory => (_rented ?? throw new ObjectDisposedException(nameof(PooledBody))).AsMemory(0, length);

    public ReadOnlySpan<byte> Span => Memory.Span;

    public override long Length => length;

    public override string ContentType => "application/json";

    public override ValueTask WriteAsync(Stream output, long start, long end, CancellationToken cancellationToken) =>
        output.WriteAsync(Memory[(int)start..(int)end], cancellationToken);

    protected override void Free()
    {
        var buffer = _rented!;
        _rented = null;
        if (memory is null)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        else
        {
            memory.Return(buffer, reserved);
        }
    }
}
