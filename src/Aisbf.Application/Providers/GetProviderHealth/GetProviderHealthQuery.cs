using System.Globalization;
using Aisbf.Application.Abstractions;
using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Application.Providers.GetProviderHealth;

/// <summary>The health of every provider that can be called, by id.</summary>
public sealed record GetProviderHealthQuery(Caller Caller) : IRequest<IReadOnlyDictionary<string, ProviderHealthDto>>;

internal sealed class GetProviderHealthHandler(CallableProviders providers, IHealthStore health, TimeProvider time)
    : IRequestHandler<GetProviderHealthQuery, IReadOnlyDictionary<string, ProviderHealthDto>>
{
    private const string Ok = "ok";

    public async Task<IReadOnlyDictionary<string, ProviderHealthDto>> Handle(GetProviderHealthQuery request, CancellationToken cancellationToken)
    {
        var listed = await providers.ListAsync(request.Caller, cancellationToken);
        return listed.ToDictionary(p => p.Provider.Id, p => Check(p.Snapshot, p.Provider, request.Caller), StringComparer.Ordinal);
    }

    private ProviderHealthDto Check(RouteSnapshot snapshot, Provider provider, Caller caller)
    {
        if (provider.Disabled)
        {
            return new ProviderHealthDto("unavailable", "It is switched off.");
        }

        var candidates = snapshot.CandidatesOf(provider.Id)
            .Where(c => !provider.Type.KeyRequired || IsKey(c.ApiKey)).Select(c => (c.Model, Health: health.Get(c.Key))).ToList();
        if (candidates.Count == 0)
        {
            return provider.Type.KeyRequired && !IsKey(provider.ApiKey) ? new ProviderHealthDto("error", "It has no key.") : new ProviderHealthDto(Ok);
        }

        var now = time.GetUtcNow();
        var found = Summarize([.. candidates.Select(c => c.Health.For(caller.Owner))], now);
        return snapshot.Owner == caller.Owner || caller.IsGlobalAdmin ? WithDetails(found, candidates, now) : found;
    }

    private static ProviderHealthDto Summarize(List<CandidateHealth> candidates, DateTimeOffset now)
    {
        var resting = candidates.FindAll(h => h.Circuit is CircuitState.Open);
        if (resting.Count == 0)
        {
            return new ProviderHealthDto(Ok);
        }

        var first = resting.MinBy(h => h.Wait);
        return new ProviderHealthDto(
            resting.Count == candidates.Count ? "unavailable" : Ok,
            string.Create(CultureInfo.InvariantCulture, $"{resting.Count} of {candidates.Count} candidates rest after failures."),
            now + first.Wait,
            first.Cause);
    }

    private static ProviderHealthDto WithDetails(ProviderHealthDto found, List<(string Model, CandidateHealth Health)> candidates, DateTimeOffset now)
    {
        var last = candidates.Where(c => c.Health.LastFailure is not null).OrderBy(c => c.Health.LastFailureAgo).FirstOrDefault();
        var open = candidates.FindAll(c => c.Health.Circuit is not CircuitState.Closed);
        return found with
        {
            LastFailure = LastFailureDto.From(last.Model, last.Health, now),
            Circuits = open.Count == 0 ? null : [.. open.Select(c => CircuitDto.From(c.Model, c.Health, now))],
        };
    }

    private static bool IsKey(Secret? key) => key is { IsPlaceholder: false };
}
