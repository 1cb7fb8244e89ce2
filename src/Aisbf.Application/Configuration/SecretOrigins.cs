using Aisbf.Application.Abstractions;
using Aisbf.Application.Rotations;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Configuration;

/// <summary>
/// Keeps stored secrets with the origin that they were stored for. Whoever may change a document but not read its secrets
/// could otherwise have them sent to an address of their choosing.
/// </summary>
internal sealed class SecretOrigins(IResourceStore store)
{
    /// <summary>What is wrong with a change, or null when it takes no stored secret to another origin.</summary>
    public async Task<Error?> CheckAsync<TDto>(
        Owner owner, string id, TDto sent, StoredResource? stored, ResourceShape<TDto> shape, CancellationToken cancellationToken)
        where TDto : class, IResourceDto
    {
        if (shape.Origin(sent) is not { } origin
            || stored is not null && shape.Origin(ConfigurationJson.ReadStored<TDto>(stored.Document)) == origin)
        {
            return null;
        }

        if (stored?.Secrets is { } secrets && shape.FindKept(sent, secrets) is { } kept)
        {
            return new Error(
                ErrorCode.InvalidRequest,
                "The stored key belongs to another origin (scheme, host and port): send it again together with the change, or send an empty text to remove it.",
                kept);
        }

        return await FindRotationAsync(owner, id, cancellationToken) is { } rotation
            ? new Error(
                ErrorCode.InvalidRequest,
                $"The rotation '{rotation}' has a key of its own for this provider, which would go to '{origin}': remove it there first.",
                "endpoint")
            : null;
    }

    // A rotation's entry names its provider by id, also one that does not exist yet or was deleted.
    private async Task<string?> FindRotationAsync(Owner owner, string provider, CancellationToken cancellationToken) =>
        (await store.ListAsync(owner, ResourceKind.Rotation, cancellationToken))
            .FirstOrDefault(rotation => rotation.Secrets?.Keys.Any(place => RotationShape.IsOfProvider(place, provider)) ?? false)?.Id;
}
