using System.Buffers;
using System.Net;
using Aisbf.Application.Relay;
using Aisbf.Infrastructure.Providers.Http;

namespace Aisbf.Infrastructure.Providers.Relay;

/// <summary>
/// A client's body on its way to a provider. Reads no faster than it can write; each piece starts the call's time limit anew,
/// because a large body takes long without anything being wrong. A small body is read whole first and kept, so that it can be
/// sent again.
/// </summary>
/// <param name="call">The request.</param>
/// <param name="cancellation">Cancels the call.</param>
internal sealed class RelayedContent(RelayCall call, UpstreamCancellation cancellation) : HttpContent, IReplayableContent, IAsyncDisposable
{
    private const int PieceBytes = 64 * 1024;
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private byte[]? _kept;
    private int _started;

    public bool IsKept => call.Length <= PieceBytes;

    public bool CanSend => _kept is not null || Volatile.Read(ref _started) == 0;

    /// <summary>Why the client's body could not be read, if it could not.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>The body is larger than it may be.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>
    /// Ends the call, and with it what is left to be read of the client's body: an answer may come before all of that was sent,
    /// and it must not be read once the request is over.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _started, 1) != 0 && !_finished.Task.IsCompleted)
        {
            await cancellation.CancelAsync();
            await _finished.Task;
        }

        Dispose();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = call.Length ?? 0;
        return call.Length is not null;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (_kept is null)
        {
            if (Interlocked.Exchange(ref _started, 1) != 0)
            {
                throw new InvalidOperationException("The body has already been sent or given up.");
            }

            try
            {
                if (!IsKept)
                {
                    await PassAsync(stream, cancellationToken);
                    return;
                }

                _kept = await ReadWholeAsync((int)call.Length!);
            }
            finally
            {
                _finished.SetResult();
            }
        }

        await stream.WriteAsync(_kept, cancellationToken);
    }

    private async Task PassAsync(Stream stream, CancellationToken cancellationToken)
    {
        var piece = ArrayPool<byte>.Shared.Rent(PieceBytes);
        try
        {
            var sent = 0L;
            for (int read; (read = await ReadAsync(piece)) > 0;)
            {
                sent += read;
                ThrowIfTooLarge(sent);
                await stream.WriteAsync(piece.AsMemory(0, read), cancellationToken);
                await stream.FlushAsync(cancellationToken);
                cancellation.Renew();
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    private async Task<byte[]> ReadWholeAsync(int length)
    {
        ThrowIfTooLarge(length);
        var (body, filled) = (new byte[length], 0);
        for (int read; filled < length && (read = await ReadAsync(body.AsMemory(filled))) > 0; filled += read)
        {
            cancellation.Renew();
        }

        return filled == length ? body : body[..filled];
    }

    private void ThrowIfTooLarge(long length)
    {
        if (length > call.MaxLength)
        {
            IsTooLarge = true;
            throw new IOException("The body is larger than it may be.");
        }
    }

    private async ValueTask<int> ReadAsync(Memory<byte> piece)
    {
        try
        {
            return await call.Body!.ReadAsync(piece, cancellation.Token);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Failure = e;
            throw;
        }
    }
}
