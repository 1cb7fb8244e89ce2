using System.IO.Compression;
using Aisbf.Simulator.Pipeline;

namespace Aisbf.Simulator.Wire;

/// <summary>Sends bytes of a body at the directed pace: at once, cut into pieces, or dripping; compressed if directed.</summary>
internal sealed class WireWriter : IDisposable
{
    private readonly Exchange _exchange;
    private readonly MemoryStream? _packed;
    private readonly GZipStream? _gzip;

    public WireWriter(Exchange exchange)
    {
        _exchange = exchange;
        if (!exchange.Directives.Gzip)
            return;
        _packed = new MemoryStream();
        _gzip = new GZipStream(_packed, CompressionLevel.Fastest, leaveOpen: true);
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        if (_gzip is not null && _packed is not null)
        {
            _gzip.Write(bytes.Span);
            _gzip.Flush();
            bytes = _packed.ToArray();
            _packed.SetLength(0);
        }

        await SendAsync(bytes);
    }

    /// <summary>Sends what ends a compressed body.</summary>
    public async ValueTask FinishAsync()
    {
        if (_gzip is null || _packed is null)
            return;
        await _gzip.DisposeAsync();
        await SendAsync(_packed.ToArray());
    }

    public void Dispose()
    {
        _gzip?.Dispose();
        _packed?.Dispose();
    }

    private ValueTask SendAsync(ReadOnlyMemory<byte> bytes)
    {
        var directives = _exchange.Directives;
        var piece = directives.Drip is not null ? 1 : directives.Cut ?? int.MaxValue;
        return bytes.Length <= piece ? FlushAsync(bytes) : SendPiecesAsync(bytes, piece, directives.Drip);
    }

    private async ValueTask SendPiecesAsync(ReadOnlyMemory<byte> bytes, int piece, TimeSpan? pause)
    {
        while (!bytes.IsEmpty)
        {
            var length = Math.Min(piece, bytes.Length);
            await FlushAsync(bytes[..length]);
            bytes = bytes[length..];
            if (pause is { } wait)
                await _exchange.WaitAsync(wait);
        }
    }

    private async ValueTask FlushAsync(ReadOnlyMemory<byte> bytes)
    {
        var flushed = await _exchange.Context.Response.BodyWriter.WriteAsync(bytes);
        _exchange.Sent(bytes.Length, frame: false);

        // Kestrel completes the flush of a lost connection as if all were well.
        if (flushed.IsCompleted || flushed.IsCanceled)
            throw new OperationCanceledException();
        _exchange.Left.ThrowIfCancellationRequested();

        // A flush into nothing never waits, so the thread would never come to the news that the connection is lost.
        await Task.Yield();
    }
}
