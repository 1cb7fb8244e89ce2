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
    private const int Overloaded = 503;

    public static UpstreamResult Fail(Provider provider, in UpstreamFault fault, int? status, TimeSpan elapsed, AttemptDetail? detail = null) =>
        UpstreamResult.Failure(Describe(provider, fault, status), new AttemptOutcome(fault.Kind, status, fault.RetryAfter, elapsed, detail));

    public static UpstreamResult Fail(Provider provider, TransportFault sent) => Fail(provider, sent.Fault, sent.Status, sent.Elapsed, sent.Detail);

    /// <summary>A fault found in the body of an answer that looked like a success.</summary>
    public static UpstreamResult Fail(Provider provider, in UpstreamFault fault, UpstreamBody body) =>
        Fail(provider, fault, body.Status, body.Elapsed, body.Detail);

    public static UpstreamResult Fail(Provider provider, AttemptKind kind, UpstreamBody body) =>
        Fail(provider, new UpstreamFault(kind, null), body);

    public static Error Describe(Provider provider, in UpstreamFault fault, int? status = null) => new(
        // Inside an answer there is no status, only a name.
        UpstreamStatus.ToErrorCode(fault.Kind, fault.Code is "overloaded_error" or "UNAVAILABLE" ? Overloaded : status),
        Words(provider.Id, fault),
        fault.Kind switch
        {
            AttemptKind.InvalidRequest or AttemptKind.TooLarge or AttemptKind.Unsupported => fault.Param,
            AttemptKind.NotFound => "model",
            _ => null,
        },
        fault.Kind is AttemptKind.RateLimited or AttemptKind.ServerError ? fault.RetryAfter : null);

    /// <summary>What a tenant is told of a provider that gave no answer at all, whatever the reason.</summary>
    public static string Unreachable(string provider) => $"Provider '{provider}' cannot be reached, or is at an address that may not be called.";

    private static string Words(string provider, in UpstreamFault fault) => fault.Kind switch
    {
        AttemptKind.InvalidRequest or AttemptKind.TooLarge or AttemptKind.NotFound => fault.Message is null
            ? $"Provider '{provider}' refused the request."
            : $"Provider '{provider}' refused the request: {fault.Message}",
        AttemptKind.Unsupported => fault.Message ?? $"Provider '{provider}' cannot carry this request.",
        AttemptKind.AuthFailed => $"Provider '{provider}' refused the credentials it is configured with.",
        AttemptKind.PaymentRequired => $"Provider '{provider}' asks for payment.",
        AttemptKind.RateLimited => $"Provider '{provider}' is rate limited.",
        AttemptKind.ServerError => $"Provider '{provider}' failed.",
        AttemptKind.InvalidAnswer => $"Provider '{provider}' sent something that is not an answer.",
        AttemptKind.Timeout => $"Provider '{provider}' did not answer in time.",
        AttemptKind.AddressRefused => $"Provider '{provider}' is at an address that may not be called.",
        AttemptKind.BodyNotTaken => $"Provider '{provider}' closed the connection while the request was being sent. It may be too large for it.",
        _ => fault.Message ?? $"The connection to provider '{provider}' failed.",
    };
}
