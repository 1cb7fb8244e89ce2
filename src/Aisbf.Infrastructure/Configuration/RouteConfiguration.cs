using Aisbf.Application.Abstractions;
using Aisbf.Application.Autoselects;
using Aisbf.Application.Configuration;
using Aisbf.Application.Providers;
using Aisbf.Application.Rotations;
using Aisbf.Domain.Tenancy;
using Microsoft.Extensions.Logging;

namespace Aisbf.Infrastructure.Configuration;

/// <summary>Builds the domain's objects from the stored documents.</summary>
internal sealed class RouteConfiguration(
    IResourceStore store,
    IProviderTypeCatalog types,
    ResourceShape<ProviderDto> providers,
    ResourceShape<RotationDto> rotations,
    ResourceShape<AutoselectDto> autoselects,
    ILogger<RouteConfiguration> logger) : IRouteConfiguration
{
    public async Task<OwnerConfiguration> LoadAsync(Owner owner, CancellationToken cancellationToken) => new(
        await LoadAsync(owner, providers, ToProvider, cancellationToken),
        await LoadAsync(owner, rotations, (dto, revision) => dto.ToDomain(revision), cancellationToken),
        await LoadAsync(owner, autoselects, (dto, _) => dto.ToDomain(), cancellationToken));

    private async Task<IReadOnlyList<T>> LoadAsync<TDto, T>(
        Owner owner, ResourceShape<TDto> shape, Func<TDto, long, T> convert, CancellationToken cancellationToken)
        where TDto : class, IResourceDto
    {
        var loaded = new List<T>();
        foreach (var stored in await store.ListAsync(owner, shape.Kind, cancellationToken))
        {
            if (stored.Secrets is null)
            {
                Log.LeftOut(logger, shape.Kind, stored.Id, owner, "its secrets cannot be decrypted");
                continue;
            }

            try
            {
                loaded.Add(convert(shape.Join(stored), stored.Revision));
            }
            catch (Exception e)
            {
                // One bad row must not take the others down, whatever is wrong with it.
                Log.LeftOut(logger, shape.Kind, stored.Id, owner, e is InvalidDataException ? e.Message : e.GetType().Name);
            }
        }

        return loaded;
    }

    private Domain.Providers.Provider ToProvider(ProviderDto dto, long revision) =>
        dto.ToDomain(types.Find(dto.Type ?? "") ?? throw new InvalidDataException("its type is not known"), revision);
}
