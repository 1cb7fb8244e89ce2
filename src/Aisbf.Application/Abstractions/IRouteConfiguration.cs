using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Abstractions;

/// <summary>Reads an owner's stored configuration as domain objects, secrets decrypted, for building a snapshot.</summary>
public interface IRouteConfiguration
{
    /// <summary>
    /// Everything the owner has configured. An entry that cannot be read (for example a secret whose encryption key is
    /// lost) is left out and logged by id, so that one bad row does not take the others down.
    /// </summary>
    Task<OwnerConfiguration> LoadAsync(Owner owner, CancellationToken cancellationToken);
}
