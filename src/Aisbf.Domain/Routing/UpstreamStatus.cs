using Aisbf.Domain.Common;

namespace Aisbf.Domain.Routing;

/// <summary>What upstream HTTP statuses mean to us, and what we tell the client of them.</summary>
public static class UpstreamStatus
{
    /// <summary>How a call ended, by status alone; a body may say it more exactly.</summary>
    public static AttemptKind Classify(int status) => status switch
    {
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
        >= 500 => AttemptKind.ServerError,
        _ => AttemptKind.InvalidAnswer,
    };

    /// <summary>
    /// The error code for a kind of failure, more exact where the status is: an overloaded upstream (503, 529) is
    /// unavailable, other failures of it are errors. Refused credentials are ours, so the caller's token is not blamed.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind is a success.</exception>
    public static ErrorCode ToErrorCode(AttemptKind kind, int? status = null) => kind switch
    {
        AttemptKind.InvalidRequest => status == 422 ? ErrorCode.UnprocessableRequest : ErrorCode.InvalidRequest,
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
