using Aisbf.Domain.Common;

namespace Aisbf.Api.Errors;

/// <summary>What an <see cref="ErrorCode"/> is called over HTTP.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Type">The <c>type</c> of an OpenAI error body.</param>
/// <param name="Code">The <c>code</c> of an error body.</param>
internal readonly record struct ErrorStatus(int Status, string Type, string Code)
{
    public static ErrorStatus Of(ErrorCode code) => code switch
    {
        ErrorCode.InvalidRequest => new(400, "invalid_request_error", "invalid_request"),
        ErrorCode.UnsupportedFeature => new(400, "invalid_request_error", "unsupported_feature"),
        ErrorCode.ContextLengthExceeded => new(400, "invalid_request_error", "context_length_exceeded"),
        ErrorCode.InvalidApiKey => new(401, "authentication_error", "invalid_api_key"),
        ErrorCode.InvalidCredentials => new(401, "authentication_error", "invalid_credentials"),
        ErrorCode.PaymentRequired => new(402, "insufficient_quota", "payment_required"),
        ErrorCode.PermissionDenied => new(403, "permission_error", "permission_denied"),
        ErrorCode.EmailNotVerified => new(403, "permission_error", "email_not_verified"),
        ErrorCode.ModelNotFound => new(404, "invalid_request_error", "model_not_found"),
        ErrorCode.NotFound => new(404, "invalid_request_error", "not_found"),
        ErrorCode.MethodNotAllowed => new(405, "invalid_request_error", "method_not_allowed"),
        ErrorCode.Conflict => new(409, "invalid_request_error", "conflict"),
        ErrorCode.LimitExceeded => new(409, "invalid_request_error", "limit_exceeded"),
        ErrorCode.PreconditionFailed => new(412, "invalid_request_error", "precondition_failed"),
        ErrorCode.PayloadTooLarge => new(413, "invalid_request_error", "payload_too_large"),
        ErrorCode.UnsupportedMediaType => new(415, "invalid_request_error", "unsupported_media_type"),
        ErrorCode.UnprocessableRequest => new(422, "invalid_request_error", "unprocessable_request"),
        ErrorCode.RateLimited => new(429, "rate_limit_error", "rate_limit_exceeded"),
        ErrorCode.ClientClosedRequest => new(499, "invalid_request_error", "client_closed_request"),
        ErrorCode.Internal => new(500, "api_error", "internal_error"),
        ErrorCode.ProviderAuthError => new(502, "api_error", "provider_auth_error"),
        ErrorCode.UpstreamError => new(502, "api_error", "upstream_error"),
        ErrorCode.UpstreamUnavailable => new(503, "api_error", "upstream_unavailable"),
        ErrorCode.Overloaded => new(503, "api_error", "overloaded"),
        ErrorCode.StorageUnavailable => new(503, "api_error", "storage_unavailable"),
        ErrorCode.ShuttingDown => new(503, "api_error", "shutting_down"),
        ErrorCode.UpstreamTimeout => new(504, "api_error", "upstream_timeout"),
        ErrorCode.LoopDetected => new(508, "api_error", "loop_detected"),
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, null),
    };

    /// <summary>The code for a status that the framework set by itself.</summary>
    public static Error FromStatus(int status) => status switch
    {
        400 => new(ErrorCode.InvalidRequest, "The request is not valid."),
        401 => new(ErrorCode.InvalidApiKey, "A valid bearer token is required."),
        403 => new(ErrorCode.PermissionDenied, "This is not allowed."),
        404 => new(ErrorCode.NotFound, "There is nothing at this path."),
        405 => new(ErrorCode.MethodNotAllowed, "This path does not take this HTTP method."),
        408 => new(ErrorCode.InvalidRequest, "The request took too long to arrive."),
        413 => new(ErrorCode.PayloadTooLarge, "The request body is too large."),
        415 => new(ErrorCode.UnsupportedMediaType, "The content type or content encoding of the body is not supported."),
        429 => new(ErrorCode.RateLimited, "Too many requests."),
        >= 400 and < 500 => new(ErrorCode.InvalidRequest, "The request is not valid."),
        _ => new(ErrorCode.Internal, "The gateway failed. The request id helps to find out why."),
    };
}
