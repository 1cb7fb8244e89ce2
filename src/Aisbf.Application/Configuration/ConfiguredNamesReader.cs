using Aisbf.Application.Abstractions;
using Aisbf.Application.Autoselects;
using Aisbf.Application.Providers;
using Aisbf.Application.Rotations;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Configuration;

/// <summary>Reads an owner's documents for <see cref="ConfiguredNames"/>.</summary>
internal sealed class ConfiguredNamesReader(IResourceStore store)
{
    public async Task<ConfiguredNames> ReadAsync(Owner owner, CancellationToken cancellationToken) => new(
        await ReadAsync<ProviderDto>(owner, ResourceKind.Provider, cancellationToken),
        await ReadAsync<RotationDto>(owner, ResourceKind.Rotation, cancellationToken),
        await ReadAsync<AutoselectDto>(owner, ResourceKind.Autoselect, cancellationToken));

    private async Task<Dictionary<string, TDto>> ReadAsync<TDto>(Owner owner, ResourceKind kind, CancellationToken cancellationToken) =>
        (await store.ListAsync(owner, kind, cancellationToken))
            .ToDictionary(r => r.Id, r => ConfigurationJson.ReadStored<TDto>(r.Document), StringComparer.Ordinal);
}
