using System.Text;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Limits;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Configuration;

/// <summary>What one document would exceed of its owner's limits. What is stored already may stay as large as it is.</summary>
internal static class ResourceLimits
{
    public static Error? CheckSize<TDto>(
        StorageLimits limits, Owner owner, ResourceShape<TDto> shape, TDto document, ResourceDraft draft, StoredResource? stored)
        where TDto : class, IResourceDto
    {
        if (limits.MembersOf(owner, shape.Kind) is { } members && shape.CountMembers(document) is var named && named > members.Most
            && members.CheckSize(named, stored is null ? 0 : shape.CountMembers(ConfigurationJson.ReadStored<TDto>(stored.Document))) is { } tooMany)
        {
            return tooMany;
        }

        return limits.BytesOf(owner)?.CheckSize(Bytes(draft.Document, draft.Secrets), stored is null ? 0 : Bytes(stored.Document, stored.Secrets));
    }

    private static long Bytes(string document, IReadOnlyDictionary<string, Secret>? secrets) =>
        Encoding.UTF8.GetByteCount(document) + (secrets ?? new Dictionary<string, Secret>()).Sum(s => (long)s.Key.Length + s.Value.Reveal().Length);
}
