using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>What an upstream's refusal means: for failover, and for the client.</summary>
internal static class UpstreamFaults
{
    /// <summary>In our words: the upstream's would speak of a key that the client has never seen.</summary>
    private const string KeyRefused = "The provider refused its configured credentials.";

    /// <summary>By the status alone.</summary>
    public static AttemptKind Classify(int status) => status switch
    {
        400 or 405 or 422 => AttemptKind.InvalidRequest,
        413 => AttemptKind.TooLarge,
        404 => AttemptKind.NotFound,
        401 or 403 => AttemptKind.AuthFailed,
        402 => AttemptKind.PaymentRequired,
        408 => AttemptKind.Timeout,
        409 or 425 or 429 => AttemptKind.RateLimited,
        >= 500 and < 600 => AttemptKind.ServerError,
        _ => AttemptKind.InvalidAnswer,
    };

    /// <summary>
    /// By the status, or by the body where the status says nothing (an error inside a 200) and where the body knows better.
    /// </summary>
    public static AttemptKind Classify(int status, FaultBody body)
    {
        if (IsTooLarge(body) && status is 400 or 413 or 422 or < 300) return AttemptKind.TooLarge;
        if (status >= 300) return Classify(status);

        var byStatus = body.Status is >= 400 and < 600 and var named ? Classify(named) : AttemptKind.ServerError;
        return ByName(body.Code) ?? ByName(body.Type) ?? byStatus;
    }

    /// <summary>The refusal in full, with the vendor's words made fit to be shown.</summary>
    public static UpstreamFault Create(AttemptKind kind, FaultBody body) => new(
        kind,
        FaultText.Clean(body.Message),
        FaultText.Clean(body.Code ?? body.Type),
        FaultText.Clean(body.Param),
        body.RetryAfter);

    /// <summary>What a client is told.</summary>
    public static Error ToError(in UpstreamFault fault) => new(
        ToCode(fault),
        fault.Kind == AttemptKind.AuthFailed ? KeyRefused : fault.Message ?? "The upstream reported an error.",
        fault.Kind == AttemptKind.InvalidRequest ? fault.Param : null,
        fault.RetryAfter);

    private static ErrorCode ToCode(in UpstreamFault fault) => fault.Kind switch
    {
        AttemptKind.InvalidRequest => ErrorCode.InvalidRequest,
        AttemptKind.TooLarge => ErrorCode.ContextLengthExceeded,
        AttemptKind.NotFound => ErrorCode.ModelNotFound,
        AttemptKind.Unsupported => ErrorCode.UnsupportedFeature,
        AttemptKind.AuthFailed => ErrorCode.ProviderAuthError,
        AttemptKind.PaymentRequired => ErrorCode.PaymentRequired,
        AttemptKind.RateLimited => ErrorCode.RateLimited,
        AttemptKind.Timeout => ErrorCode.UpstreamTimeout,
        AttemptKind.ServerError when fault.Code is "overloaded_error" or "UNAVAILABLE" => ErrorCode.UpstreamUnavailable,
        _ => ErrorCode.UpstreamError,
    };

    private static bool IsTooLarge(FaultBody body) =>
        body.Names("context_length_exceeded") || body.Names("request_too_large") || body.Names("exceed_context_size_error")
        || body.Says("maximum context length") || body.Says("prompt is too long") || body.Says("exceeds the maximum number of tokens")
        || body.Says("exceeds the available context size") || body.Says("exceed context limit") || body.Says("context window");

    private static AttemptKind? ByName(string? name) => name switch
    {
        "invalid_request_error" or "invalid_request" => AttemptKind.InvalidRequest,
        "INVALID_ARGUMENT" or "FAILED_PRECONDITION" or "OUT_OF_RANGE" => AttemptKind.InvalidRequest,
        "authentication_error" or "permission_error" or "invalid_api_key" => AttemptKind.AuthFailed,
        "PERMISSION_DENIED" or "UNAUTHENTICATED" => AttemptKind.AuthFailed,
        "billing_error" or "payment_required" => AttemptKind.PaymentRequired,
        "not_found_error" or "model_not_found" or "NOT_FOUND" => AttemptKind.NotFound,
        "rate_limit_error" or "rate_limit_exceeded" or "insufficient_quota" => AttemptKind.RateLimited,
        "too_many_requests" or "RESOURCE_EXHAUSTED" => AttemptKind.RateLimited,
        "timeout_error" or "DEADLINE_EXCEEDED" => AttemptKind.Timeout,
        "overloaded_error" or "api_error" or "server_error" or "internal_error" => AttemptKind.ServerError,
        "UNAVAILABLE" or "INTERNAL" => AttemptKind.ServerError,
        _ => null,
    };
}
