using System.Net.Sockets;
using System.Security.Authentication;

namespace Aisbf.Infrastructure.Providers.Http;

/// <summary>Says in a few plain words why a call got no answer. No word of it comes from the upstream.</summary>
internal static class ConnectionReasons
{
    /// <summary>The most exact reason that an exception and those inside it give; null if they give none.</summary>
    public static string? Of(Exception exception)
    {
        string? reason = null;
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is AggregateException several)
            {
                return string.Join("; ", several.InnerExceptions.Select(Of).OfType<string>().Distinct(StringComparer.Ordinal));
            }

            // The innermost one knows best, but for a certificate, whose own words are the best there are.
            if (e is CertificateRefusedException certificate)
            {
                return $"TLS: {certificate.Message}";
            }

            reason = OfOne(e) ?? reason;
        }

        return reason;
    }

    private static string? OfOne(Exception exception) => exception switch
    {
        SocketException socket => OfSocket(socket.SocketErrorCode),
        AuthenticationException => "TLS: the handshake failed",
        AddressRefusedException => "the address may not be called",
        BodyNotTakenException => "the connection ended while a large body was sent",
        StaleConnectionException => "a reused connection ended before the answer began",
        TimeoutException => "no connection in time",
        OperationCanceledException => "no answer in time",
        HttpProtocolException protocol => $"HTTP/2 error {protocol.ErrorCode}",
        HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } => "the connection ended before the answer was complete",
        HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse } => "what came is not HTTP",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "TLS: the handshake failed",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "name not found",
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } proxy => proxy.StatusCode is { } status
            ? $"the proxy refused to connect (status {(int)status})"
            : "the proxy refused to connect",
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } => "what came is not HTTP",
        InvalidDataException => "the answer is damaged or too large",
        _ => null,
    };

    private static string OfSocket(SocketError error) => error switch
    {
        SocketError.HostNotFound or SocketError.NoData => "name not found",
        SocketError.TryAgain or SocketError.NoRecovery => "name look-up failed",
        SocketError.ConnectionRefused => "connection refused",
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => "connection reset",
        SocketError.HostUnreachable or SocketError.HostDown => "host unreachable",
        SocketError.NetworkUnreachable or SocketError.NetworkDown => "network unreachable",
        SocketError.TimedOut => "no connection in time",
        SocketError.TooManyOpenSockets => "too many open files on this machine",
        SocketError.AccessDenied => "access denied by this machine",
        _ => $"socket error {error}",
    };
}
