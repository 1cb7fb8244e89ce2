namespace Aisbf.Domain.Routing;

/// <summary>Attempts in words.</summary>
public static class AttemptKindExtensions
{
    /// <summary>How a call ended, for people.</summary>
    public static string Words(this AttemptKind kind) => kind switch
    {
        AttemptKind.Success => "it answered",
        AttemptKind.InvalidRequest => "the upstream refused the request",
        AttemptKind.TooLarge => "the prompt is too long",
        AttemptKind.NotFound => "the upstream does not know the model or path",
        AttemptKind.Unsupported => "the provider cannot carry the request",
        AttemptKind.AuthFailed => "the upstream refused the credentials",
        AttemptKind.PaymentRequired => "the upstream wants to be paid",
        AttemptKind.RateLimited => "the upstream asks to wait",
        AttemptKind.ServerError => "the upstream failed",
        AttemptKind.InvalidAnswer => "the upstream sent an invalid answer",
        AttemptKind.ConnectionFailed => "the connection failed",
        AttemptKind.Timeout => "the upstream did not answer in time",
        AttemptKind.AddressRefused => "the upstream's address may not be called",
        AttemptKind.Cancelled => "the client went away",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
