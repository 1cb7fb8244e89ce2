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
        return listed.ToDictionary(p => p.Provider.Id, p => Check(p.Snapshot, p.Provider), StringComparer.Ordinal);
    }

    private ProviderHealthDto Check(RouteSnapshot snapshot, Provider provider)
    {
        if (provider.Disabled)
        {
            return new ProviderHealthDto("unavailable", "It is switched off.");
        }

        var candidates = snapshot.CandidatesOf(provider.Id).Where(c => !provider.Type.KeyRequired || IsKey(c.ApiKey)).ToList();
        if (candidates.Count == 0)
        {
            return provider.Type.KeyRequired && !IsKey(provider.ApiKey) ? new ProviderHealthDto("error", "It has no key.") : new ProviderHealthDto(Ok);
        }

        var now = time.GetUtcNow();
        var resting = candidates.Select(c => health.Get(c.Key, now)).Where(h => h.Circuit is CircuitState.Open).ToList();
        if (resting.Count == 0)
        {
            return new ProviderHealthDto(Ok);
        }

        var first = resting.MinBy(h => h.OpenUntil);
        return new ProviderHealthDto(
            resting.Count == candidates.Count ? "unavailable" : Ok,
            string.Create(CultureInfo.InvariantCulture, $"{resting.Count} of {candidates.Count} candidates rest after failures."),
            first.OpenUntil,
            first.Cause);
    }

    private static bool IsKey(Secret? key) => key is { IsPlaceholder: false };
}
