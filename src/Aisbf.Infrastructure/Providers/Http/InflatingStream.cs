using System.IO.Compression;

namespace Aisbf.Infrastructure.Providers.Http;

/// <summary>Decompresses <c>deflate</c>, which by the standard has zlib's frame and from some servers has none.</summary>
internal sealed class InflatingStream(Stream inner) : ForwardingStream(inner)
{
    // The first byte of zlib's frame names the method; 8 is the only one.
    private const int Zlib = 8;

    private Stream? _decoder;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_decoder is null)
        {
            var first = new byte[1];
            if (await Inner.ReadAsync(first, cancellationToken) == 0)
            {
                return 0;
            }

            var whole = new PrefixedStream(first[0], Inner);
            _decoder = (first[0] & 0x0F) == Zlib
                ? new ZLibStream(whole, CompressionMode.Decompress)
                : new DeflateStream(whole, CompressionMode.Decompress);
        }

        return await _decoder.ReadAsync(buffer, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _decoder?.Dispose();
        }

        base.Dispose(disposing);
    }

    private sealed class PrefixedStream(byte first, Stream rest) : ForwardingStream(rest)
    {
        private bool _isRead;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_isRead || buffer.IsEmpty)
            {
                return Inner.ReadAsync(buffer, cancellationToken);
            }

            _isRead = true;
            buffer.Span[0] = first;
            return ValueTask.FromResult(1);
        }
    }
}
