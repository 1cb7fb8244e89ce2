namespace Aisbf.Infrastructure.Providers.Http;

/// <summary>
/// A connection that had served earlier requests ended before the first byte of this request's answer. The upstream most
/// likely closed it before the request arrived, so the request may be sent again on a new connection.
/// </summary>
/// <param name="cause">What the socket said; null when the other side closed the connection in order.</param>
internal sealed class StaleConnectionException(Exception? cause) : IOException("A reused connection ended before the answer began.", cause)
{
    /// <summary>The request for which the connection was opened, where that tells a new connection from a reused one.</summary>
    public WeakReference<HttpRequestMessage>? OpenedFor { get; init; }

    /// <summary>The exception means that this request met a reused connection.</summary>
    public static bool IsCauseOf(Exception exception, HttpRequestMessage request)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case StaleConnectionException stale:
                    return stale.OpenedFor is null || !stale.OpenedFor.TryGetTarget(out var first) || first != request;

                // NO_ERROR: the server shut the connection down. PROTOCOL_ERROR: a ping was not answered. REFUSED_STREAM: not processed.
                case HttpProtocolException { ErrorCode: 0 or 1 or 7 }:
                    return true;
            }
        }

        return false;
    }
}
