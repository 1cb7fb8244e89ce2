using Aisbf.Domain.Routing;

namespace Aisbf.Application.Providers.GetProviderHealth;

/// <summary>Whether a provider can be called now, as far as calls have shown; nobody is asked for it.</summary>
/// <param name="Status">
/// <c>ok</c>: it can; <c>unavailable</c>: it is switched off, or all that is known of it rests after failures; <c>error</c>: it
/// cannot be called as it is configured.
/// </param>
/// <param name="Detail">What there is to say about it, for people.</param>
/// <param name="Until">When the first of what rests may be called again.</param>
/// <param name="Reason">Why that rests.</param>
public sealed record ProviderHealthDto(string Status, string? Detail = null, DateTimeOffset? Until = null, AttemptKind? Reason = null)
{
    /// <summary>The most recent failure of any of its models; only for those who may configure the provider.</summary>
    public LastFailureDto? LastFailure { get; init; }

    /// <summary>Its circuits that are not closed, also those that are open for one caller only; only for those who may configure the provider.</summary>
    public IReadOnlyList<CircuitDto>? Circuits { get; init; }
}
