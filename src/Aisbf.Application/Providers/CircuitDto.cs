using Aisbf.Domain.Routing;

namespace Aisbf.Application.Providers;

/// <summary>A circuit that is not closed. For those only who may configure the provider.</summary>
/// <param name="Model">The model.</param>
/// <param name="State">Whether calls go through.</param>
/// <param name="OpenFor">The one caller whose calls it stops, such as <c>user:</c> and an id; null: everybody's.</param>
/// <param name="Reason">Why it opened.</param>
/// <param name="Since">When it opened.</param>
/// <param name="Until">When it lets a probe through.</param>
/// <param name="RetryAt">When a call is tried all the same if there is no other candidate; null: not before <see cref="Until"/>.</param>
/// <param name="Failures">Failures in a row.</param>
public sealed record CircuitDto(
    string Model,
    CircuitState State,
    string? OpenFor,
    AttemptKind? Reason,
    DateTimeOffset? Since,
    DateTimeOffset? Until,
    DateTimeOffset? RetryAt,
    int Failures)
{
    internal static CircuitDto From(string model, in CandidateHealth health, DateTimeOffset now) => new(
        model, health.Circuit, health.OnlyFor?.ToString(), health.Cause, now - health.OpenFor, now + health.Wait, now + health.RetryWait, health.Failures);
}
