using Aisbf.Domain.Routing;

namespace Aisbf.Application.Providers;

/// <summary>The most recent failed call to a provider's model. For those only who may configure the provider.</summary>
/// <param name="Model">The model.</param>
/// <param name="Kind">How the call ended.</param>
/// <param name="Status">The upstream's HTTP status, where there was one.</param>
/// <param name="At">When.</param>
/// <param name="Reason">The cause in a few words, where it is known.</param>
public sealed record LastFailureDto(string Model, AttemptKind Kind, int? Status, DateTimeOffset At, string? Reason)
{
    internal static LastFailureDto? From(string model, in CandidateHealth health, DateTimeOffset now) =>
        health is { LastFailure: { } failure, LastFailureAgo: { } ago }
            ? new LastFailureDto(model, failure.Kind, failure.Status, now - ago, failure.Reason)
            : null;
}
