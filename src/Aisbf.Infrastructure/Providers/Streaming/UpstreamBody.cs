using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Http;

namespace Aisbf.Infrastructure.Providers.Streaming;

/// <summary>
/// An answer whose head has come: its bytes that have arrived but are not passed on yet, in rented memory. Owns the
/// request, the response and what cancels them.
/// </summary>
/// <param name="request">The request, disposed with the answer.</param>
/// <param name="response">The answer.</param>
/// <param name="stream">Its body.</param>
/// <param name="cancellation">Cancels the call.</param>
/// <param name="elapsed">Time from sending to the answer's head.</param>
/// <param name="timeout">Time that the call may take as a whole, unless it is a stream.</param>
/// <param name="time">The clock.</param>
internal sealed class UpstreamBody(
    HttpRequestMessage request,
    HttpResponseMessage response,
    Stream stream,
    UpstreamCancellation cancellation,
    TimeSpan elapsed,
    TimeSpan timeout,
    TimeProvider time) : IAsyncDisposable
{
    /// <summary>How long the end of a stream's connection may lag behind the end of its answer.</summary>
    public static readonly TimeSpan EndGrace = TimeSpan.FromSeconds(2);

    private const int InitialBytes = 4096;
    private readonly long _arrived = time.GetTimestamp();
    private int _graceMilliseconds = (int)EndGrace.TotalMilliseconds;
    private byte[]? _buffer = ArrayPool<byte>.Shared.Rent(InitialBytes);
    private int _filled;

    public ReadOnlySpan<byte> Pending => _buffer.AsSpan(0, _filled);

    public ReadOnlyMemory<byte> PendingMemory => _buffer.AsMemory(0, _filled);

    public int Status => (int)response.StatusCode;

    /// <summary>Time from sending to the answer's head.</summary>
    public TimeSpan Elapsed => elapsed;

    /// <summary>What to tell of a failure inside the answer.</summary>
    public AttemptDetail Detail => UpstreamRequestIds.DetailOf(response);

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Time that the call may still take; never negative.</summary>
    public TimeSpan TimeLeft
    {
        get
        {
            var left = timeout - elapsed - time.GetElapsedTime(_arrived);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Cancelled when the client goes away or the upstream takes too long.</summary>
    public UpstreamCancellation Cancellation => cancellation;

    /// <summary>An answer that begins with its head, whatever that says.</summary>
    public static UpstreamBody Begun(
        HttpRequestMessage request, HttpResponseMessage response, UpstreamCancellation cancellation, TimeSpan elapsed, TimeProvider time)
    {
        var stream = response.Content.ReadAsStream(cancellation.Token);
        cancellation.Lift();
        return new UpstreamBody(request, response, stream, cancellation, elapsed, elapsed, time);
    }

    /// <summary>Reads more of an answer that has not begun yet, within the limit of the call. False at the end of the body.</summary>
    /// <exception cref="InvalidDataException">More than <paramref name="maxPending"/> bytes would wait to be passed on.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> ReadAsync(int maxPending) => Fill(await Reading(maxPending));

    /// <summary>
    /// Reads more of an answer that has begun, and waits at most <paramref name="patience"/> for it. There is no limit but while
    /// this waits: how long the client takes for what it gets is not the upstream's fault.
    /// </summary>
    /// <inheritdoc cref="ReadAsync(int)"/>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> ReadAsync(int maxPending, TimeSpan patience)
    {
        var reading = Reading(maxPending);
        if (reading.IsCompleted)
        {
            return Fill(await reading);
        }

        cancellation.Limit(patience);
        var read = await reading;
        cancellation.Lift();
        return Fill(read);
    }

    /// <summary>Reads more behind the end of the answer. All of these reads together wait no longer than <see cref="EndGrace"/>.</summary>
    /// <inheritdoc cref="ReadAsync(int)"/>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> ReadOnAsync(int maxPending)
    {
        var start = time.GetTimestamp();
        var more = await ReadAsync(maxPending, TimeSpan.FromMilliseconds(_graceMilliseconds));
        _graceMilliseconds -= (int)time.GetElapsedTime(start).TotalMilliseconds;
        return more;
    }

    /// <summary>Makes room for a body of a known length at once.</summary>
    public void Reserve(int maxPending)
    {
        var length = StatedLength();
        // One more than needed, so that the read that finds the end has room to look.
        if (length < maxPending && length >= _buffer!.Length)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = ArrayPool<byte>.Shared.Rent((int)length + 1);
        }
    }

    /// <summary>Makes room for reads of this many bytes at once, while nothing waits to be passed on.</summary>
    public void Widen(int size)
    {
        if (_filled == 0 && _buffer!.Length < size)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = ArrayPool<byte>.Shared.Rent(size);
        }
    }

    /// <summary>A header of the answer, those that describe its body included, fit to be sent on; null when it does not have it.</summary>
    public string? Header(string name) =>
        response.Content.Headers.NonValidated.TryGetValues(name, out var values) || response.Headers.NonValidated.TryGetValues(name, out values)
            ? HeaderText.Clean(values.ToString())
            : null;

    /// <summary>Drops the first bytes, which were passed on.</summary>
    public void Consume(int count)
    {
        if (count > 0 && count < _filled)
        {
            _buffer.AsSpan(count, _filled - count).CopyTo(_buffer);
        }

        _filled -= count;
    }

    /// <summary>Overwrites a text wherever it stands in what is not passed on yet. Its length stays the same.</summary>
    public void Mask(ReadOnlySpan<byte> text)
    {
        var rest = _buffer.AsSpan(0, _filled);
        for (int at; (at = rest.IndexOf(text)) >= 0; rest = rest[(at + text.Length)..])
        {
            rest.Slice(at, text.Length).Fill((byte)'*');
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_buffer is not { } buffer)
        {
            return;
        }

        _buffer = null;

        // Disposing a response whose body was not read to its end closes the connection, which stops the upstream.
        response.Dispose();
        await stream.DisposeAsync();
        if (request.Content is IAsyncDisposable upload)
        {
            await upload.DisposeAsync();
        }

        request.Dispose();
        cancellation.End();
        ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>
    /// The length as the head states it; read without parsing it into the header's own objects. Null where the body is chunked
    /// as well, because then the length is not what frames it.
    /// </summary>
    public long? StatedLength() =>
        !response.Headers.NonValidated.Contains("Transfer-Encoding")
        && response.Content.Headers.NonValidated.TryGetValues("Content-Length", out var values)
        && long.TryParse(values.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            ? length
            : null;

    private ValueTask<int> Reading(int maxPending)
    {
        if (_filled == _buffer!.Length)
        {
            Grow(maxPending);
        }

        return stream.ReadAsync(_buffer.AsMemory(_filled), cancellation.Token);
    }

    private bool Fill(int read)
    {
        _filled += read;
        return read > 0;
    }

    private void Grow(int maxPending)
    {
        if (_filled >= maxPending)
        {
            throw new InvalidDataException($"The upstream sent more than {maxPending} bytes in one piece.");
        }

        var larger = ArrayPool<byte>.Shared.Rent(_buffer!.Length * 2);
        Pending.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
