using System.Net;
using System.Net.Security;
using System.Runtime.CompilerServices;
using System.Text;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Routing;

namespace Aisbf.Infrastructure.Providers.Http;

/// <summary>
/// One HTTP stack for upstream calls. What it gets on a reused connection that ends before the answer begins, it sends once
/// more on a new one: the upstream never saw it as far as anybody can tell, and failover would send it again as well.
/// </summary>
internal sealed class UpstreamSender : IDisposable
{
    /// <summary>Larger bodies are sent once the upstream agrees (100-continue), so that a refusal costs no upload.</summary>
    private const long ExpectBytes = 1024 * 1024;

    private readonly HttpMessageInvoker _pooled;
    private readonly HttpMessageInvoker _new;

    private readonly CallTrail _trail;
    private readonly bool _allowPrivate;
    private readonly OutboundProxy? _proxy;

    public UpstreamSender(UpstreamOptions options, CallTrail trail, bool allowPrivate, OutboundProxy? proxy = null)
    {
        _trail = trail;
        _allowPrivate = allowPrivate;
        _proxy = proxy;
        var connector = new GuardedConnector(allowPrivate);
        _pooled = new HttpMessageInvoker(Create(options, connector, proxy, options.ConnectionLifetime));
        _new = new HttpMessageInvoker(Create(options, connector, proxy, lifetime: TimeSpan.Zero));
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Headers.NonValidated.Contains("Accept-Encoding"))
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
        }

        // Every call is marked, whoever makes it, so that one which leads back here is recognised.
        request.Headers.TryAddWithoutValidation(LoopTrail.Header, _trail.Outgoing);

        // Large bodies, and bodies that cannot be sent twice, are kept until the upstream agrees.
        if (request.Content is { } content && (content.Headers.ContentLength is not { } length || length > ExpectBytes || content is IReplayableContent { IsKept: false }))
        {
            request.Headers.ExpectContinue = true;
        }

        if (_proxy is not null)
        {
            ThrowIfRefused(request.RequestUri!, _proxy);
        }

        try
        {
            return await _pooled.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException e) when (!cancellationToken.IsCancellationRequested && MayResend(e, request))
        {
            return await _new.SendAsync(request, cancellationToken);
        }
    }

    public void Dispose()
    {
        _pooled.Dispose();
        _new.Dispose();
    }

    private static bool MayResend(HttpRequestException exception, HttpRequestMessage request) =>
        StaleConnectionException.IsCauseOf(exception, request) && request.Content is not IReplayableContent { CanSend: false };

    /// <summary>The connection that is checked is the one to the proxy, so an address that stands in the URL is checked here.</summary>
    private void ThrowIfRefused(Uri destination, OutboundProxy proxy)
    {
        if (IPAddress.TryParse(destination.DnsSafeHost, out var address) && !UpstreamAddressPolicy.IsAllowed(address, _allowPrivate) && !proxy.IsBypassed(destination))
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, inner: new AddressRefusedException());
        }
    }

    private static SocketsHttpHandler Create(UpstreamOptions options, GuardedConnector connector, OutboundProxy? proxy, TimeSpan lifetime) => new()
    {
        UseProxy = proxy is not null,
        Proxy = proxy,
        AllowAutoRedirect = false,
        UseCookies = false,

        // What comes compressed though nobody asked for it is decompressed where the answer is read.
        AutomaticDecompression = DecompressionMethods.None,
        EnableMultipleHttp2Connections = true,

        // An answer that is not read to its end is not wanted any more: the upstream shall notice at once.
        ResponseDrainTimeout = TimeSpan.Zero,
        ActivityHeadersPropagator = null,

        // A key or a client's header may have any letters; without this the call would fail as if the upstream were to blame.
        RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
        ConnectTimeout = options.ConnectTimeout,
        Expect100ContinueTimeout = TimeSpan.FromSeconds(1),
        PooledConnectionLifetime = lifetime,
        PooledConnectionIdleTimeout = options.ConnectionIdleTimeout,

        // Finds dead connections. Idle ones are left alone, because servers take pings without requests for an attack.
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        KeepAlivePingDelay = options.PingDelay,
        KeepAlivePingTimeout = options.PingTimeout,
        ConnectCallback = connector.ConnectAsync,
        PlaintextStreamFilter = static (context, _) => ValueTask.FromResult(context switch
        {
            { NegotiatedHttpVersion.Major: >= 2 } => new Http2Connection(context.PlaintextStream, context.InitialRequestMessage),

            // A tunnel through a proxy: the connection inside it is the one that carries requests.
            { InitialRequestMessage.Method.Method: "CONNECT" } => context.PlaintextStream,
            _ => new Http1Connection(context.PlaintextStream),
        }),
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = CertificateRefusedException.ThrowIfRefused },
    };
}
