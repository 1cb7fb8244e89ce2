using Aisbf.Domain.Routing;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>What an upstream's refusal means.</summary>
internal static class UpstreamFaults
{
    /// <summary>
    /// By the status, or by the body where the status says nothing (an error inside a 200) and where the body knows better.
    /// </summary>
    public static AttemptKind Classify(int status, FaultBody body)
    {
        if (!UpstreamStatus.IsPassable(status)) return AttemptKind.InvalidAnswer;
        if (IsTooLarge(body) && status is 400 or 403 or 413 or 422 or < 300) return AttemptKind.TooLarge;

        var stated = status >= 300 ? status : body.Status is >= 400 and < 600 and var named ? named : (int?)null;
        if (RequestFaults.Find(stated, body) is { } ofRequest) return ofRequest;
        if (status >= 300) return UpstreamStatus.Classify(status);

        return ByName(body.Code) ?? ByName(body.Type) ?? (stated is { } inside ? UpstreamStatus.Classify(inside) : AttemptKind.ServerError);
    }

    /// <summary>The refusal in full, with the vendor's words made fit to be shown.</summary>
    public static UpstreamFault Create(AttemptKind kind, FaultBody body) => new(
        kind,
        FaultText.Clean(body.Message),
        FaultText.Clean(body.Code ?? body.Type),
        FaultText.Clean(body.Param));

    /// <summary>What came in place of an answer: an error with status 200, or nothing readable.</summary>
    public static UpstreamFault InPlaceOfAnswer(IUpstreamDialect dialect, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        var fault = dialect.ReadFault(200, body);
        return fault.Message is null ? new UpstreamFault(AttemptKind.InvalidAnswer, null) : fault.WithWait(body, now);
    }

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
