using Aisbf.Application.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Routes.ExplainRoute;

/// <summary>What one caller may see of the candidates of one owner, with instants on the machine's clock.</summary>
/// <param name="Health">The candidates' health.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Owner">Whose candidates they are.</param>
/// <param name="Now">The instant.</param>
internal readonly record struct ExplanationView(IHealthView Health, Caller Caller, Owner Owner, DateTimeOffset Now)
{
    // What other tenants' calls did to a shared provider is its operator's to see.
    private bool HasDetails => Owner == Caller.Owner || Caller.IsGlobalAdmin;

    public IReadOnlyList<PlannedCandidateDto> Show(IReadOnlyList<PlannedCandidate> candidates)
    {
        var shown = new List<PlannedCandidateDto>(candidates.Count);
        foreach (var planned in candidates)
        {
            var candidate = planned.Candidate;
            var health = Health.Get(candidate.Key);
            var own = health.For(Caller.Owner);
            shown.Add(new PlannedCandidateDto(
                candidate.Provider.Id,
                candidate.Model,
                planned.RotationId,
                planned.Reason,
                planned.Score,
                candidate.Weight,
                own.Circuit,
                own.Failures,
                own.LatencyMs,
                HasDetails && health.Circuit is not CircuitState.Closed ? CircuitDto.From(candidate.Model, health, Now) : null,
                HasDetails ? LastFailureDto.From(candidate.Model, health, Now) : null));
        }

        return shown;
    }

    public IReadOnlyList<ExcludedCandidateDto> Show(IReadOnlyList<ExcludedCandidate> excluded)
    {
        var shown = new List<ExcludedCandidateDto>(excluded.Count);
        foreach (var candidate in excluded)
        {
            var model = candidate.Model ?? "";
            shown.Add(new ExcludedCandidateDto(
                candidate.ProviderId,
                candidate.Model,
                candidate.RotationId,
                candidate.Reason,
                candidate.Health is { Circuit: CircuitState.Open } open ? Now + open.Wait : null,
                candidate.Health?.Cause,
                Now - candidate.Health?.OpenFor,
                HasDetails && candidate.Health is { } circuit ? CircuitDto.From(model, circuit, Now) : null,
                HasDetails && candidate.Health is { } failed ? LastFailureDto.From(model, failed, Now) : null));
        }

        return shown;
    }
}
