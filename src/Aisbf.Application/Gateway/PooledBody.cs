using System.Buffers;

namespace Aisbf.Application.Gateway;

/// <summary>A JSON body in one piece of rented memory.</summary>
public sealed class PooledBody(byte[] rented, int length) : RequestBody
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
        ArrayPool<byte>.Shared.Return(buffer);
    }
}
