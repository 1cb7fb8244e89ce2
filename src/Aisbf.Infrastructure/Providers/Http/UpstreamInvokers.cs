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
    private readonly UpstreamSender _private;
    private readonly UpstreamSender _public;

    public UpstreamInvokers(IOptions<UpstreamOptions> options, IOptions<UpstreamAddressOptions> addresses)
    {
        _addresses = addresses.Value;
        _private = new UpstreamSender(options.Value, new GuardedConnector(allowPrivate: true));
        _public = new UpstreamSender(options.Value, new GuardedConnector(allowPrivate: false));
    }

    public UpstreamSender For(Owner owner)
    {
        var allowPrivate = owner.IsGlobal ? _addresses.AllowPrivateUpstreams : _addresses.AllowPrivateUpstreamsForTenants;
        return allowPrivate ? _private : _public;
    }

    public void Dispose()
    {
        _private.Dispose();
        _public.Dispose();
    }
}
