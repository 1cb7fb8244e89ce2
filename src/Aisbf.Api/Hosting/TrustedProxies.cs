using System.Net;
using Aisbf.Api.Streaming;
using Microsoft.AspNetCore.HttpOverrides;

namespace Aisbf.Api.Hosting;

/// <summary>
/// Whose forwarded headers are believed: those of the proxies that the operator names, and of nobody else. The chain is
/// followed from the nearest proxy for as long as the next one is trusted, too; the first address that is not is the client's.
/// </summary>
internal static class TrustedProxies
{
    private const ForwardedHeaders Believed =
        ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost | ForwardedHeaders.XForwardedPrefix;

    public static void Apply(ForwardedHeadersOptions forwarded, ServerOptions server)
    {
        forwarded.ForwardedHeaders = Believed;
        forwarded.ForwardLimit = null;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in server.TrustedProxies)
        {
            if (IsNetwork(proxy))
            {
                forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            }
            else
            {
                forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
            }
        }
    }

    public static bool IsValid(string proxy) => IsNetwork(proxy) ? System.Net.IPNetwork.TryParse(proxy, out _) : IPAddress.TryParse(proxy, out _);

    private static bool IsNetwork(string proxy) => proxy.Contains('/', StringComparison.Ordinal);
}
