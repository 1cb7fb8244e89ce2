using System.Net.Http.Headers;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Streaming;

namespace Aisbf.Infrastructure.Providers.Http;

/// <summary>An answer whose body is still to be read, or the fault that came instead.</summary>
internal readonly struct TransportResult
{
    public TransportResult(UpstreamBody body, HttpResponseMessage response, TimeSpan elapsed)
    {
        Body = body;
        Response = response;
        Status = (int)response.StatusCode;
        Elapsed = elapsed;
    }

    public TransportResult(in UpstreamFault fault, int? status, TimeSpan? retryAfter, TimeSpan elapsed)
    {
        Fault = fault;
        Status = status;
        RetryAfter = retryAfter;
        Elapsed = elapsed;
    }

    /// <summary>Set on success; the receiver disposes it.</summary>
    public UpstreamBody? Body { get; }

    public HttpResponseMessage? Response { get; }

    public UpstreamFault Fault { get; }

    public int? Status { get; }

    public TimeSpan? RetryAfter { get; }

    /// <summary>Time to the answer's head.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>True when the answer says it has this media type.</summary>
    public bool IsMediaType(string mediaType) =>
        Response!.Content.Headers.NonValidated.TryGetValues("Content-Type", out var values)
        && values.ToString().AsSpan().Trim().StartsWith(mediaType, StringComparison.OrdinalIgnoreCase);

    /// <summary>The answer's length, where the upstream says it.</summary>
    public long? Length => ContentHeaders.ContentLength;

    private HttpContentHeaders ContentHeaders => Response!.Content.Headers;
}
