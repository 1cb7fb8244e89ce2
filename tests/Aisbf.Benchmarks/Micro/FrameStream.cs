namespace Aisbf.Benchmarks.Micro;

/// <summary>An upstream's answer that gives one frame for every read, as if each had come in a packet of its own.</summary>
internal sealed class FrameStream(byte[][] frames) : Stream
{
    private int _next;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_next == frames.Length || buffer.IsEmpty)
        {
            return ValueTask.FromResult(0);
        }

        var frame = frames[_next++];
        frame.CopyTo(buffer);
        return ValueTask.FromResult(frame.Length);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
