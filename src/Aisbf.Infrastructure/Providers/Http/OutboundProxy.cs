using System.Net;

namespace Aisbf.Infrastructure.Providers.Http;

/// <summary>Which upstream calls go through which proxy.</summary>
/// <param name="proxy">The proxy.</param>
/// <param name="exceptions">Hosts that are called without it: names, addresses or networks.</param>
internal sealed class OutboundProxy(IWebProxy proxy, IEnumerable<string> exceptions) : IWebProxy
{
    private readonly string[] _names = [.. exceptions.Select(name => name.Trim().TrimStart('*').TrimStart('.')).Where(name => name.Length > 0)];

    public ICredentials? Credentials
    {
        get => proxy.Credentials;
        set => proxy.Credentials = value;
    }

    /// <summary>The proxy of a URL, whose user info is what to log in with.</summary>
    public static OutboundProxy Of(Uri url, IEnumerable<string> exceptions)
    {
        var proxy = new WebProxy(new UriBuilder(url) { UserName = "", Password = "" }.Uri);
        if (url.UserInfo.Length > 0)
        {
            var parts = url.UserInfo.Split(':', 2);
            proxy.Credentials = new NetworkCredential(Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? ""));
        }

        return new OutboundProxy(proxy, exceptions);
    }

    /// <summary>The proxy that the settings name, if they name one.</summary>
    public static OutboundProxy? Of(UpstreamOptions options) => options switch
    {
        { Proxy.Length: > 0 } => Of(new Uri(options.Proxy), options.NoProxy),
        { ProxyFromEnvironment: true } => new OutboundProxy(HttpClient.DefaultProxy, options.NoProxy),
        _ => null,
    };

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : proxy.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || Array.Exists(_names, name => Matches(name, host.IdnHost)) || proxy.IsBypassed(host);

    private static bool Matches(string name, string host) =>
        host.Equals(name, StringComparison.OrdinalIgnoreCase)
        || host.EndsWith('.' + name, StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(host, out var address)
        && (IPAddress.TryParse(name, out var other) ? other.Equals(address) : IPNetwork.TryParse(name, out var network) && network.Contains(address));
}
