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

    /// <summary>How long requests that are under way, streams included, may go on when the server stops. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Origins that browsers may call from. Default none, which leaves CORS off.</summary>
    public IList<string> CorsOrigins { get; } = [];

    /// <summary>Addresses or networks (CIDR) of proxies whose <c>X-Forwarded-*</c> headers are believed. Default none.</summary>
    public IList<string> TrustedProxies { get; } = [];
}
