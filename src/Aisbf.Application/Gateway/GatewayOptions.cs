using System.ComponentModel.DataAnnotations;

namespace Aisbf.Application.Gateway;

/// <summary>How one request is carried through its candidates.</summary>
public sealed class GatewayOptions
{
    public const string Section = "Aisbf:Gateway";

    /// <summary>
    /// Longest time from the end of the request's body to the beginning of an answer, over all attempts. A stream that
    /// has begun is not limited by it. Default 10 minutes.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "24:00:00")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Most upstream calls for one request. Default 8.</summary>
    [Range(1, 64)]
    public int MaxAttempts { get; set; } = 8;

    /// <summary>Longest time that a candidate is left alone because its upstream asks to wait, however long it asks for. Default 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "24:00:00")]
    public TimeSpan MaxRest { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Silence on a stream after which a comment is sent, so that proxies and clients on the way do not give up while the
    /// upstream thinks. Default 15 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "01:00:00")]
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(15);
}
