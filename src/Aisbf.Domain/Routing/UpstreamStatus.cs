using Aisbf.Domain.Common;

namespace Aisbf.Domain.Routing;

/// <summary>What upstream HTTP statuses mean to us, and what we tell the client of them.</summary>
public static class UpstreamStatus
{
    /// <summary>The upstream says that the request came back to it (508).</summary>
    public const int LoopDetected = 508;

    /// <summary>
    /// Whether a status can be passed on with whatever body comes with it. The others are not HTTP, or belong to an answer that
    /// has no body (205, 101): a server that sends one with them leaves bytes behind which the client takes for the next answer.
    /// </summary>
    public static bool IsPassable(int status) => status is >= 200 and < 600 and not 205;

    /// <summary>Whether an answer with this status has no body, whatever its head says.</summary>
    public static bool HasNoBody(int status) => status is 204 or 304;

    /// <summary>How a call ended, by status alone; a body may say it more exactly.</summary>
    public static AttemptKind Classify(int status) => status switch
    {
        204 or 205 => AttemptKind.InvalidAnswer,
        >= 200 and < 300 => AttemptKind.Success,
        401 or 403 => AttemptKind.AuthFailed,
        402 => AttemptKind.PaymentRequired,
        404 or 410 => AttemptKind.NotFound,
        408 => AttemptKind.Timeout,
        409 or 425 or 429 => AttemptKind.RateLimited,
        413 => AttemptKind.TooLarge,
        // Not from HTTP: proxies log it when their own client hung up, so it is the upstream's trouble.
        499 => AttemptKind.ServerError,
        >= 400 and < 500 => AttemptKind.InvalidRequest,
        // What the request ran into, not what the upstream did.
        LoopDetected => AttemptKind.InvalidRequest,
        >= 500 and < 600 => AttemptKind.ServerError,
        _ => AttemptKind.InvalidAnswer,
    };

    /// <summary>
    /// The error code for a kind of failure, more exact where the status is: an overloaded upstream (503, 529) is
    /// unavailable, other failures of it are errors. Refused credentials are ours, so the caller's token is not blamed.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind is a success.</exception>
    public static ErrorCode ToErrorCode(AttemptKind kind, int? status = null) => kind switch
    {
        AttemptKind.InvalidRequest => status switch
        {
            402 => ErrorCode.PaymentRequired,
            403 => ErrorCode.PermissionDenied,
            422 => ErrorCode.UnprocessableRequest,
            LoopDetected => ErrorCode.LoopDetected,
            _ => ErrorCode.InvalidRequest,
        },
        AttemptKind.TooLarge => status == 413 ? ErrorCode.PayloadTooLarge : ErrorCode.ContextLengthExceeded,
        AttemptKind.ServerError when status is 503 or 529 => ErrorCode.UpstreamUnavailable,
        AttemptKind.NotFound => ErrorCode.ModelNotFound,
        AttemptKind.Unsupported => ErrorCode.UnsupportedFeature,
        AttemptKind.AuthFailed => ErrorCode.ProviderAuthError,
        AttemptKind.PaymentRequired => ErrorCode.PaymentRequired,
        AttemptKind.RateLimited => ErrorCode.RateLimited,
        AttemptKind.ServerError or AttemptKind.InvalidAnswer or AttemptKind.ConnectionFailed or AttemptKind.BodyNotTaken or AttemptKind.AddressRefused =>
            ErrorCode.UpstreamError,
        AttemptKind.Timeout => ErrorCode.UpstreamTimeout,
        AttemptKind.Cancelled => ErrorCode.ClientClosedRequest,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A success has no error code."),
    };
}
