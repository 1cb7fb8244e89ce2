using System.Buffers;
using Aisbf.Application.Gateway;

namespace Aisbf.Api.Uploads;

/// <summary>A body that is in a piece of rented memory if it is small, and else in a file.</summary>
internal sealed class SpooledBody(string contentType, long length, byte[]? rented, SpoolFile? file, IBodyMemory memory) : RequestBody
{
    private const int PieceBytes = 64 * 1024;
    private byte[]? _rented = rented;

    public override long Length => length;

    public override string ContentType => contentType;

    public override async ValueTask WriteAsync(Stream output, long start, long end, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            await output.WriteAsync(_rented.AsMemory((int)start, (int)(end - start)), cancellationToken);
            return;
        }

        // Several attempts may read at once, each at its own place.
        var piece = ArrayPool<byte>.Shared.Rent(PieceBytes);
        try
        {
            while (start < end)
            {
                var read = await RandomAccess.ReadAsync(
                    file.Handle, piece.AsMemory(0, (int)Math.Min(PieceBytes, end - start)), start, cancellationToken);
                if (read == 0)
                {
                    throw new EndOfStreamException("The file of an upload is shorter than what was written to it.");
                }

                await output.WriteAsync(piece.AsMemory(0, read), cancellationToken);
                start += read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    protected override void Free()
    {
        file?.Dispose();
        if (_rented is { } buffer)
        {
            _rented = null;
            memory.Return(buffer, reserved: 0);
        }
    }
}
