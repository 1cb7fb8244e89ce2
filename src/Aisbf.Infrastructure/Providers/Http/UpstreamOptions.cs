using System.ComponentModel.DataAnnotations;

namespace Aisbf.Infrastructure.Providers.Http;

/// <summary>Limits of upstream calls.</summary>
public sealed class UpstreamOptions
{
    public const string Section = "Aisbf:Upstream";

    /// <summary>Longest time to get a connection, name look-up and TLS included. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Longest time from sending a request to the answer (for a stream: to its first event). Default 5 minutes, because
    /// a model may think that long before it says anything.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "24:00:00")]
    public TimeSpan FirstByteTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Longest silence of an upstream whose answer has begun; how long the client takes for what it gets does not count.
    /// Default 2 minutes.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "24:00:00")]
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a connection is used before a new one is made, so that DNS changes are seen. Default 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "24:00:00")]
    public TimeSpan ConnectionLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a connection without requests is kept; load balancers forget theirs after 15 to 60 s. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "24:00:00")]
    public TimeSpan ConnectionIdleTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Silence on an HTTP/2 connection with requests under way after which it is asked whether it still works. Default 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "24:00:00")]
    public TimeSpan PingDelay { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the answer to that may take before the connection is given up. Default 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "24:00:00")]
    public TimeSpan PingTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// URL of an HTTP proxy that the calls of the operator's providers go through, with user and password where it asks for
    /// them. Machines' own loopback addresses are never called through it. None by default.
    /// </summary>
    public string? Proxy { get; set; }

    /// <summary>Hosts that are called without the proxy: names, which stand for everything below them too, addresses, or networks (CIDR).</summary>
    public IList<string> NoProxy { get; } = [];

    /// <summary>Take the proxy from <c>HTTPS_PROXY</c>, <c>HTTP_PROXY</c> and <c>NO_PROXY</c> where <see cref="Proxy"/> is not set. Default false.</summary>
    public bool ProxyFromEnvironment { get; set; }

    /// <summary>
    /// Call tenants' providers through the proxy as well. Which addresses they may reach is then the proxy's to decide, because
    /// it looks the names up. Default false.
    /// </summary>
    public bool ProxyForTenants { get; set; }

    /// <summary>Largest answer that is not a stream, in bytes; it is held until it is whole. Default 64 MiB.</summary>
    [Range(1024, int.MaxValue)]
    public int MaxReplyBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Largest single event of a stream, in bytes. Default 16 MiB.</summary>
    [Range(1024, int.MaxValue)]
    public int MaxEventBytes { get; set; } = 16 * 1024 * 1024;
}
