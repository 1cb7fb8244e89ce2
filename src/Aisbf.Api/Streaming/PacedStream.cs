namespace Aisbf.Api.Streaming;

/// <summary>
/// Reads a body that is decompressed. It always has something at once, so waiting work is let go first from time to time: else
/// a single body would keep a thread until its end. One that grows beyond all measure is given up.
/// </summary>
/// <param name="inner">What comes out of the decompression.</param>
/// <param name="sent">Tells how many bytes have gone into it.</param>
internal sealed class PacedStream(Stream inner, Func<long> sent) : Stream
{
    /// <summary>How many times as long as it was sent a body may become.</summary>
    public const int MaxExpansion = 100;

    private const int BytesPerTurn = 64 * 1024;
    private const int FreeBytes = 1024 * 1024;

    private int _read;
    private long _total;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_read >= BytesPerTurn)
        {
            _read = 0;
            await Task.Yield();
        }

        var read = await inner.ReadAsync(buffer.Length > BytesPerTurn ? buffer[..BytesPerTurn] : buffer, cancellationToken);
        _read += read;
        _total += read;
        return _total <= FreeBytes || _total <= sent() * MaxExpansion ? read : throw new ExpansionException();
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
