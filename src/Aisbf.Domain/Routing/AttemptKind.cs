namespace Aisbf.Domain.Routing;

/// <summary>How one upstream call ended.</summary>
public enum AttemptKind
{
    /// <summary>An answer, or the first real event of a stream, arrived.</summary>
    Success,

    /// <summary>The upstream says the request itself is wrong (400, 405, 422 …): the caller's fault.</summary>
    InvalidRequest,

    /// <summary>The prompt is too long for this model (413, or a 400 that says so).</summary>
    TooLarge,

    /// <summary>The upstream does not know the model or path (404).</summary>
    NotFound,

    /// <summary>The provider cannot carry the request and is strict about it; it was not called.</summary>
    Unsupported,

    /// <summary>The upstream refused our credentials (401, 403).</summary>
    AuthFailed,

    /// <summary>The upstream wants to be paid (402).</summary>
    PaymentRequired,

    /// <summary>The upstream asks to wait (409, 425, 429).</summary>
    RateLimited,

    /// <summary>The upstream failed (5xx, or an error event in place of the first event).</summary>
    ServerError,

    /// <summary>The answer was no answer: HTML, malformed JSON, an empty stream, a redirect.</summary>
    InvalidAnswer,

    /// <summary>No connection, or it broke before the first real event.</summary>
    ConnectionFailed,

    /// <summary>
    /// The connection broke while a large body was being sent, which upstreams and proxies do to bodies that are too large
    /// for them. It is not held against the candidate.
    /// </summary>
    BodyNotTaken,

    /// <summary>No first byte, or no further byte, within the limit; 408.</summary>
    Timeout,

    /// <summary>The upstream's address is one we refuse to call.</summary>
    AddressRefused,

    /// <summary>The client went away.</summary>
    Cancelled,
}
