using System.ComponentModel.DataAnnotations;

namespace Aisbf.Api.Streaming;

/// <summary>Limits of the server's own side.</summary>
public sealed class ServerOptions
{
    public const string Section = "Aisbf:Server";

    /// <summary>Largest request body, in bytes, after decompression. Default 32 MiB.</summary>
    [Range(1024, int.MaxValue)]
    public int MaxRequestBodyBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>
    /// Memory for all request bodies together, in bytes, with what is made of large ones while they are parsed. Default 0: a
    /// third of what the process may use.
    /// </summary>
    [Range(0, long.MaxValue)]
    public long MaxRequestMemoryBytes { get; set; }

    /// <summary>
    /// Largest body of a request that is never held in memory, in bytes: a form with files, or what goes to a provider's own
    /// paths. Default 512 MiB.
    /// </summary>
    [Range(1024, int.MaxValue)]
    public int MaxUploadBytes { get; set; } = 512 * 1024 * 1024;

    /// <summary>Most bytes of forms that wait on disk at the same time. Default 8 GiB.</summary>
    [Range(1024, long.MaxValue)]
    public long MaxSpooledBytes { get; set; } = 8L * 1024 * 1024 * 1024;

    /// <summary>Most of these for one owner. Default 2 GiB.</summary>
    [Range(1024, long.MaxValue)]
    public long MaxSpooledBytesPerOwner { get; set; } = 2L * 1024 * 1024 * 1024;

    /// <summary>Where forms wait for the end of their request, if they are large. Default <c>uploads</c> in the data directory.</summary>
    public string? UploadDirectory { get; set; }

    /// <summary>
    /// Most connections of clients at once; further ones are closed. Default 0: as many as the limit of open files has room for,
    /// at two for each.
    /// </summary>
    [Range(0, int.MaxValue)]
    public int MaxConnections { get; set; }

    /// <summary>
    /// How long requests are still taken after SIGTERM, while <c>/health/ready</c> is 503 already, so that load balancers look
    /// elsewhere. Default 5 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan DrainDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long requests that are under way, streams included, may go on when the server stops. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Origins that browsers may call from. Default none, which leaves CORS off.</summary>
    public IList<string> CorsOrigins { get; } = [];

    /// <summary>
    /// Addresses or networks (CIDR) of proxies whose <c>X-Forwarded-For</c>, <c>-Proto</c>, <c>-Host</c> and <c>-Prefix</c> headers
    /// are believed. Default none.
    /// </summary>
    public IList<string> TrustedProxies { get; } = [];

    /// <summary>
    /// The address under which clients reach this installation, such as <c>https://ai.example.com/aisbf</c>. Links in responses
    /// and mails begin with it. Default none: links in responses begin with the address of their request.
    /// </summary>
    public Uri? PublicUrl { get; set; }
}
