using System.Runtime.CompilerServices;

namespace Aisbf.Infrastructure.Providers.Http;

/// <summary>The bytes of an HTTP/2 connection. When it ends, every request on it but the one that opened it met a reused connection.</summary>
/// <param name="inner">The encrypted stream.</param>
/// <param name="openedFor">The request that opened it; not kept alive, because the connection outlives it.</param>
internal sealed class Http2Connection(Stream inner, HttpRequestMessage openedFor) : ForwardingStream(inner)
{
    private readonly WeakReference<HttpRequestMessage> _openedFor = new(openedFor);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        AwaitAsync(Inner.ReadAsync(buffer, cancellationToken), buffer.IsEmpty);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> AwaitAsync(ValueTask<int> reading, bool isProbe)
    {
        try
        {
            var count = await reading;
            return count > 0 || isProbe ? count : throw new StaleConnectionException(null) { OpenedFor = _openedFor };
        }
        catch (IOException e) when (e is not StaleConnectionException)
        {
            throw new StaleConnectionException(e) { OpenedFor = _openedFor };
        }
    }
}
