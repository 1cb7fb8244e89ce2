using System.Collections.Concurrent;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Routing;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Providers.Http;

/// <summary>
/// The HTTP stacks for upstream calls: one for callers that may reach private addresses and one for those that may not,
/// and one more of each that is called through a proxy. They share no connections, or a tenant could ride on one that an
/// admin's provider opened. Each keeps a pool for every origin and closes what is idle.
/// </summary>
internal sealed class UpstreamInvokers : IDisposable
{
    private readonly UpstreamOptions _options;
    private readonly CallTrail _trail;
    private readonly UpstreamSender _private;
    private readonly UpstreamSender _public;
    private readonly bool _operatorMayBePrivate;
    private readonly bool _tenantsMayBePrivate;
    private readonly OutboundProxy? _proxy;

    // Only the operator's providers name proxies of their own, so there are few, and they stay as long as the process.
    private readonly ConcurrentDictionary<Uri, Lazy<UpstreamSender>> _ownProxies = new();
    private readonly UpstreamSender? _proxiedPrivate;
    private readonly UpstreamSender? _proxiedPublic;

    public UpstreamInvokers(IOptions<UpstreamOptions> options, IOptions<UpstreamAddressOptions> addresses, CallTrail trail)
    {
        _options = options.Value;
        _trail = trail;
        _operatorMayBePrivate = addresses.Value.AllowPrivateUpstreams;
        _tenantsMayBePrivate = addresses.Value.AllowPrivateUpstreamsForTenants;
        _private = new UpstreamSender(_options, trail, allowPrivate: true);
        _public = new UpstreamSender(_options, trail, allowPrivate: false);
        if (OutboundProxy.Of(_options) is { } proxy)
        {
            _proxy = proxy;
            _proxiedPrivate = new UpstreamSender(_options, trail, allowPrivate: true, proxy);
            _proxiedPublic = new UpstreamSender(_options, trail, allowPrivate: false, proxy);
        }
    }

    public UpstreamSender For(RouteCandidate candidate)
    {
        var isOperators = candidate.Key.Owner.IsGlobal;
        if (isOperators && candidate.Provider.Proxy is { } own)
        {
            return _ownProxies.GetOrAdd(own, Create).Value;
        }

        var mayBePrivate = isOperators ? _operatorMayBePrivate : _tenantsMayBePrivate;
        return _proxy is not null && (isOperators || _options.ProxyForTenants)
            ? (mayBePrivate ? _proxiedPrivate : _proxiedPublic)!
            : mayBePrivate ? _private : _public;
    }

    public void Dispose()
    {
        _private.Dispose();
        _public.Dispose();
        _proxiedPrivate?.Dispose();
        _proxiedPublic?.Dispose();
        foreach (var sender in _ownProxies.Values)
        {
            sender.Value.Dispose();
        }
    }

    private Lazy<UpstreamSender> Create(Uri proxy) =>
        new(() => new UpstreamSender(_options, _trail, _operatorMayBePrivate, OutboundProxy.Of(proxy, exceptions: [])));
}
