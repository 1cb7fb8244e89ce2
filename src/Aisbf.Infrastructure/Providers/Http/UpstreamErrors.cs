using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Streaming;

namespace Aisbf.Infrastructure.Providers.Http;

/// <summary>
/// Words for what an upstream did. Its own words are passed on only where they blame the request, because only then do
/// they help the caller; elsewhere they may speak of the account behind the provider.
/// </summary>
internal static class UpstreamErrors
{
    public static UpstreamResult Fail(Provider provider, in UpstreamFault fault, int? status, TimeSpan? retryAfter, TimeSpan elapsed)
    {
        var wait = retryAfter ?? fault.RetryAfter;
        return UpstreamResult.Failure(
            Describe(provider, fault, status, wait), new AttemptOutcome(fault.Kind, status, wait, elapsed));
    }

    public static UpstreamResult Fail(Provider provider, TransportFault sent) =>
        Fail(provider, sent.Fault, sent.Status, sent.RetryAfter, sent.Elapsed);

    /// <summary>A fault found in the body of an answer that looked like a success.</summary>
    public static UpstreamResult Fail(Provider provider, in UpstreamFault fault, UpstreamBody body) =>
        Fail(provider, fault, body.Status, null, body.Elapsed);

    public static UpstreamResult Fail(Provider provider, AttemptKind kind, UpstreamBody body) =>
        Fail(provider, new UpstreamFault(kind, null), body);

    public static Error Describe(Provider provider, in UpstreamFault fault, int? status = null, TimeSpan? retryAfter = null)
    {
        var name = provider.Id;
        return fault.Kind switch
        {
            AttemptKind.InvalidRequest => new Error(
                status == 422 ? ErrorCode.UnprocessableRequest : ErrorCode.InvalidRequest, Blame(name, fault.Message), fault.Param),
            AttemptKind.TooLarge => new Error(
                status == 413 ? ErrorCode.PayloadTooLarge : ErrorCode.ContextLengthExceeded, Blame(name, fault.Message), fault.Param),
            AttemptKind.NotFound => new Error(ErrorCode.ModelNotFound, Blame(name, fault.Message), "model"),
            AttemptKind.Unsupported => new Error(ErrorCode.UnsupportedFeature, fault.Message ?? $"Provider '{name}' cannot carry this request.", fault.Param),
            AttemptKind.AuthFailed => new Error(ErrorCode.ProviderAuthError, $"Provider '{name}' refused the credentials it is configured with."),
            AttemptKind.PaymentRequired => new Error(ErrorCode.PaymentRequired, $"Provider '{name}' asks for payment."),
            AttemptKind.RateLimited => new Error(ErrorCode.RateLimited, $"Provider '{name}' is rate limited.", RetryAfter: retryAfter),
            AttemptKind.ServerError when status is 503 or 529 => new Error(
                ErrorCode.UpstreamUnavailable, $"Provider '{name}' is not available.", RetryAfter: retryAfter),
            AttemptKind.ServerError => new Error(ErrorCode.UpstreamError, $"Provider '{name}' failed.", RetryAfter: retryAfter),
            AttemptKind.InvalidAnswer => new Error(ErrorCode.UpstreamError, $"Provider '{name}' sent something that is not an answer."),
            AttemptKind.Timeout => new Error(ErrorCode.UpstreamTimeout, $"Provider '{name}' did not answer in time."),
            AttemptKind.AddressRefused => new Error(ErrorCode.UpstreamError, $"Provider '{name}' is at an address that may not be called."),
            _ => new Error(ErrorCode.UpstreamError, $"The connection to provider '{name}' failed."),
        };
    }

    private static string Blame(string provider, string? message) =>
        message is null ? $"Provider '{provider}' refused the request." : $"Provider '{provider}' refused the request: {message}";
}
