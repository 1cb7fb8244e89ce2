using Aisbf.Domain.Providers;

namespace Aisbf.Application.Contents;

/// <summary>Decides which addresses the gateway stands in for.</summary>
internal static class ContentPolicy
{
    public static bool Covers(ContentRewriting rewriting, Provider provider, Uri address) => provider.ProxyContents && address.UserInfo.Length == 0 && rewriting switch
    {
        // Another port of the same host may be anybody's.
        ContentRewriting.ProviderHost => address.Port == provider.Endpoint.Port
            && string.Equals(address.IdnHost, provider.Endpoint.IdnHost, StringComparison.OrdinalIgnoreCase),
        ContentRewriting.All => true,
        _ => false,
    };
}
