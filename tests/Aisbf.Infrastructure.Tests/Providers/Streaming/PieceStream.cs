namespace Aisbf.Infrastructure.Tests.Providers.Streaming;

/// <summary>A network stream that gives one piece for each read, and then ends, hangs or breaks.</summary>
internal sealed class PieceStream(IEnumerable<ReadOnlyMemory<byte>> pieces, bool hang = false, Exception? broken = null) : Stream
{
    private readonly Queue<ReadOnlyMemory<byte>> _pieces = new(pieces.Where(p => !p.IsEmpty));

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>The bytes cut at these offsets.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Cut(ReadOnlyMemory<byte> bytes, params int[] offsets)
    {
        var start = 0;
        foreach (var offset in offsets.Order())
        {
            yield return bytes[start..offset];
            start = offset;
        }

        yield return bytes[start..];
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_pieces.TryDequeue(out var piece))
        {
            var length = Math.Min(piece.Length, buffer.Length);
            piece[..length].CopyTo(buffer);
            if (length < piece.Length)
            {
                PutBack(piece[length..]);
            }

            return length;
        }

        if (hang)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        return broken is null ? 0 : throw broken;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void PutBack(ReadOnlyMemory<byte> rest)
    {
        var later = _pieces.ToArray();
        _pieces.Clear();
        _pieces.Enqueue(rest);
        foreach (var piece in later)
        {
            _pieces.Enqueue(piece);
        }
    }
}
