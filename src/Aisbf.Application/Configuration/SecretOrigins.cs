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
    private static readonly Dictionary<string, string> None = [];

    /// <summary>Providers that rotations have keys of their own for, each with such a rotation.</summary>
    public static Dictionary<string, string> KeyedProviders(IEnumerable<StoredResource> rotations)
    {
        var keyed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var rotation in rotations)
        {
            foreach (var place in rotation.Secrets?.Keys ?? [])
            {
                keyed.TryAdd(RotationShape.ProviderOf(place), rotation.Id);
            }
        }

        return keyed;
    }

    /// <summary>What <see cref="Check"/> has to know of the owner's rotations; read only where a change needs it.</summary>
    public async Task<IReadOnlyDictionary<string, string>> KeyedProvidersAsync<TDto>(
        Owner owner, TDto sent, StoredResource? stored, ResourceShape<TDto> shape, CancellationToken cancellationToken)
        where TDto : class, IResourceDto =>
        NewOrigin(sent, stored, shape) is null ? None : KeyedProviders(await store.ListAsync(owner, ResourceKind.Rotation, cancellationToken));

    /// <summary>What is wrong with a change, or null when it takes no stored secret to another origin.</summary>
    public static Error? Check<TDto>(
        string id, TDto sent, StoredResource? stored, ResourceShape<TDto> shape, IReadOnlyDictionary<string, string> keyedProviders)
        where TDto : class, IResourceDto
    {
        if (NewOrigin(sent, stored, shape) is not { } origin)
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

        // A rotation's entry names its provider by id, also one that does not exist yet or was deleted.
        return keyedProviders.TryGetValue(id, out var rotation)
            ? new Error(
                ErrorCode.InvalidRequest,
                $"The rotation '{rotation}' has a key of its own for this provider, which would go to '{origin}': remove it there first.",
                "endpoint")
            : null;
    }

    private static string? NewOrigin<TDto>(TDto sent, StoredResource? stored, ResourceShape<TDto> shape)
        where TDto : class, IResourceDto =>
        shape.Origin(sent) is { } origin && (stored is null || shape.Origin(ConfigurationJson.ReadStored<TDto>(stored.Document)) != origin)
            ? origin
            : null;
}
