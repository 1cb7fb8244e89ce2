using System.Buffers;
using System.Net;
using Aisbf.Application.Relay;
using Aisbf.Infrastructure.Providers.Http;

namespace Aisbf.Infrastructure.Providers.Relay;

/// <summary>
/// A client's body on its way to a provider. Reads no faster than it can write; each piece starts the call's time limit anew,
/// because a large body takes long without anything being wrong. A small body is kept, so that it can be sent again.
/// </summary>
/// <param name="call">The request.</param>
/// <param name="cancellation">Cancels the call.</param>
internal sealed class RelayedContent(RelayCall call, UpstreamCancellation cancellation) : HttpContent, IReplayableContent, IAsyncDisposable
{
    private const int PieceBytes = 64 * 1024;
    private const int Idle = 0;
    private const int Sending = 1;
    private const int Ended = 2;

    private readonly byte[]? _kept = call.Length <= PieceBytes ? new byte[call.Length.Value] : null;
    private TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _keptBytes;
    private int _state;

    public bool IsKept => _kept is not null;

    public bool CanSend => Volatile.Read(ref _state) == Idle;

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
        if (Interlocked.Exchange(ref _state, Ended) == Sending)
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
        if (CanSend)
        {
            _finished = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        if (Interlocked.CompareExchange(ref _state, Sending, Idle) != Idle)
        {
            throw new InvalidOperationException("The body has already been sent or given up.");
        }

        try
        {
            await (_kept is null ? PassAsync(stream, cancellationToken) : PassAsync(_kept, stream, cancellationToken));
        }
        finally
        {
            Interlocked.CompareExchange(ref _state, IsKept ? Idle : Ended, Sending);
            _finished.SetResult();
        }
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

    private async Task PassAsync(byte[] kept, Stream stream, CancellationToken cancellationToken)
    {
        ThrowIfTooLarge(kept.Length);
        for (var (sent, read) = (0, 0); ;)
        {
            if (sent < _keptBytes)
            {
                await stream.WriteAsync(kept.AsMemory(sent, _keptBytes - sent), cancellationToken);
                await stream.FlushAsync(cancellationToken);
                cancellation.Renew();
                sent = _keptBytes;
            }

            if (sent == kept.Length || (read = await ReadAsync(kept.AsMemory(sent))) == 0)
            {
                return;
            }

            _keptBytes += read;
        }
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
