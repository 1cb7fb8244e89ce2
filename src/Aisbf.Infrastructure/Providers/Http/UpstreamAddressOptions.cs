namespace Aisbf.Infrastructure.Providers.Http;

/// <summary>Which addresses upstream calls may go to. Cloud metadata and link-local addresses are refused always.</summary>
public sealed class UpstreamAddressOptions
{
    public const string Section = "Aisbf";

    /// <summary>Whether providers that an admin configures may be at private or loopback addresses. Default true.</summary>
    public bool AllowPrivateUpstreams { get; set; } = true;

    /// <summary>The same for providers that tenants configure. Default false.</summary>
    public bool AllowPrivateUpstreamsForTenants { get; set; }
}
