using System.Text;

namespace Aisbf.Infrastructure.Tests.Providers.Streaming;

/// <summary>A network stream that never ends: behind its text it goes on with comments, one every half second.</summary>
internal sealed class DrippingStream(string text) : Stream
{
    private bool _given;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_given) await Task.Delay(TimeSpan.FromMilliseconds(500), cancellationToken);

        var piece = _given ? ": ping\n\n" : text;
        _given = true;
        return Encoding.UTF8.GetBytes(piece, buffer.Span);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
