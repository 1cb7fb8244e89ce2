using System.Net;
using System.Text;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Tenancy;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Providers.Http;

/// <summary>
/// The HTTP stacks for upstream calls: one for callers that may reach private addresses and one for those that may not.
/// They share no connections, or a tenant could ride on one that an admin's provider opened. Each keeps a pool for
/// every origin and closes what is idle.
/// </summary>
internal sealed class UpstreamInvokers : IDisposable
{
    private readonly UpstreamAddressOptions _addresses;
    private readonly HttpMessageInvoker _private;
    private readonly HttpMessageInvoker _public;

    public UpstreamInvokers(IOptions<UpstreamOptions> options, IOptions<UpstreamAddressOptions> addresses, CallTrail trail)
    {
        _addresses = addresses.Value;
        _private = Create(options.Value, allowPrivate: true, trail);
        _public = Create(options.Value, allowPrivate: false, trail);
    }

    public HttpMessageInvoker For(Owner owner)
    {
        var allowPrivate = owner.IsGlobal ? _addresses.AllowPrivateUpstreams : _addresses.AllowPrivateUpstreamsForTenants;
        return allowPrivate ? _private : _public;
    }

    public void Dispose()
    {
        _private.Dispose();
        _public.Dispose();
    }

    private static HttpMessageInvoker Create(UpstreamOptions options, bool allowPrivate, CallTrail trail) => new(new LoopMarkHandler(trail, new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        EnableMultipleHttp2Connections = true,

        // An answer that is not read to its end is not wanted any more: the upstream shall notice at once.
        ResponseDrainTimeout = TimeSpan.Zero,
        ActivityHeadersPropagator = null,

        // A key or a client's header may have any letters; without this the call would fail as if the upstream were to blame.
        RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
        ConnectTimeout = options.ConnectTimeout,
        PooledConnectionLifetime = options.ConnectionLifetime,
        ConnectCallback = new GuardedConnector(allowPrivate).ConnectAsync,
    }));
}
