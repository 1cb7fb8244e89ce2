using Aisbf.Domain.Common;
using Aisbf.Domain.Conversations;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>OpenAI's words for things that have a name of ours.</summary>
internal static class OpenAiWords
{
    public static ReadOnlySpan<byte> FinishReason(FinishReason reason) => reason switch
    {
        Domain.Conversations.FinishReason.Length => "length"u8,
        Domain.Conversations.FinishReason.ToolCalls => "tool_calls"u8,
        Domain.Conversations.FinishReason.ContentFilter => "content_filter"u8,
        _ => "stop"u8,
    };

    public static ReadOnlySpan<byte> ErrorType(ErrorCode code) => code switch
    {
        ErrorCode.RateLimited => "rate_limit_error"u8,
        ErrorCode.ProviderAuthError => "provider_auth_error"u8,
        ErrorCode.PermissionDenied => "permission_error"u8,
        ErrorCode.InvalidApiKey => "authentication_error"u8,
        ErrorCode.PaymentRequired => "insufficient_quota"u8,
        ErrorCode.UpstreamError or ErrorCode.UpstreamUnavailable or ErrorCode.UpstreamTimeout => "upstream_error"u8,
        ErrorCode.Internal => "server_error"u8,
        _ => "invalid_request_error"u8,
    };

    public static ReadOnlySpan<byte> Code(ErrorCode code) => code switch
    {
        ErrorCode.InvalidRequest => "invalid_request"u8,
        ErrorCode.UnsupportedFeature => "unsupported_feature"u8,
        ErrorCode.ContextLengthExceeded => "context_length_exceeded"u8,
        ErrorCode.InvalidApiKey => "invalid_api_key"u8,
        ErrorCode.PermissionDenied => "permission_denied"u8,
        ErrorCode.PaymentRequired => "payment_required"u8,
        ErrorCode.ModelNotFound => "model_not_found"u8,
        ErrorCode.RateLimited => "rate_limited"u8,
        ErrorCode.ProviderAuthError => "provider_auth_error"u8,
        ErrorCode.UpstreamUnavailable => "upstream_unavailable"u8,
        ErrorCode.UpstreamTimeout => "upstream_timeout"u8,
        ErrorCode.PayloadTooLarge => "payload_too_large"u8,
        ErrorCode.Internal => "internal"u8,
        _ => "upstream_error"u8,
    };
}
