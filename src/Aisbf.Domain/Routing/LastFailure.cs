namespace Aisbf.Domain.Routing;

/// <summary>The most recent failure of a candidate.</summary>
/// <param name="Kind">How the call ended.</param>
/// <param name="Status">The upstream's HTTP status, where there was one.</param>
/// <param name="At">When, on the clock of <see cref="CircuitBreaker"/>.</param>
public sealed record LastFailure(AttemptKind Kind, int? Status, TimeSpan At)
{
    /// <summary>The cause in a few words, without secrets, where it is known: a socket or TLS error, for example.</summary>
    public string? Reason { get; init; }
}
