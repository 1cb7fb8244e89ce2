using System.Text;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Limits;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Configuration;

/// <summary>Reads and changes one kind of configuration document. Every change that is committed is published.</summary>
internal sealed class Resources<TDto>(
    IResourceStore store, IOwnerChanges changes, SecretOrigins origins, ResourceShape<TDto> shape, StorageLimits limits)
    where TDto : class, IResourceDto
{
    private const int Attempts = 4;
    private static readonly Dictionary<string, Secret> NoSecrets = [];

    public async Task<IReadOnlyList<TDto>> ListAsync(Owner owner, CancellationToken cancellationToken)
    {
        var stored = await store.ListAsync(owner, shape.Kind, cancellationToken);
        return [.. stored.Select(Show)];
    }

    public async Task<Result<Versioned<TDto>>> GetAsync(Owner owner, string id, CancellationToken cancellationToken) =>
        await store.FindAsync(owner, shape.Kind, id, cancellationToken) is { } stored
            ? new Versioned<TDto>(Show(stored), stored.Version)
            : NotFound(id);

    /// <summary>Creates or replaces a document that has been validated.</summary>
    public async Task<Result<Saved<TDto>>> PutAsync(
        Owner owner, string id, TDto sent, Precondition precondition, CancellationToken cancellationToken)
    {
        var identified = shape.Identify(sent, id);
        if (shape.FindForbidden(identified, owner) is { } forbidden)
        {
            return forbidden;
        }

        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var stored = await store.FindAsync(owner, shape.Kind, id, cancellationToken);
            if (precondition.Check(stored?.Version) is { } failed)
            {
                return failed;
            }

            if (stored is { Secrets: null } && shape.FindKept(identified, stored: null) is { } lost)
            {
                return new Error(ErrorCode.Conflict, "The stored key cannot be decrypted any more: send it again, or send an empty text to remove it.", lost);
            }

            if (await origins.CheckAsync(owner, id, identified, stored, shape, cancellationToken) is { } redirected)
            {
                return redirected;
            }

            var (document, secrets) = shape.Split(identified, stored?.Secrets ?? NoSecrets);
            var draft = new ResourceDraft(id, ConfigurationJson.Write(document), secrets);
            if (stored is not null && IsSame(stored, draft))
            {
                return new Saved<TDto>(shape.Mask(document, secrets), stored.Version, SaveOutcome.Unchanged);
            }

            if (await CheckLimitsAsync(owner, document, draft, stored, cancellationToken) is { } exceeded)
            {
                return exceeded;
            }

            if (await store.SaveAsync(owner, shape.Kind, draft, stored?.Version ?? 0, cancellationToken) is { } version)
            {
                await changes.PublishAsync(owner, CancellationToken.None);
                var outcome = stored is null ? SaveOutcome.Created : SaveOutcome.Updated;
                var secretsChanged = !AreSame(stored is null ? NoSecrets : stored.Secrets, draft.Secrets);
                return new Saved<TDto>(shape.Mask(document, secrets), version, outcome) { SecretsChanged = secretsChanged };
            }
        }

        return BusyError();
    }

    public async Task<Result<Unit>> DeleteAsync(Owner owner, string id, Precondition precondition, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var stored = await store.FindAsync(owner, shape.Kind, id, cancellationToken);
            if (stored is null)
            {
                return NotFound(id);
            }

            if (precondition.Check(stored.Version) is { } failed)
            {
                return failed;
            }

            if (await store.DeleteAsync(owner, shape.Kind, id, stored.Version, cancellationToken))
            {
                await changes.PublishAsync(owner, CancellationToken.None);
                return default(Unit);
            }
        }

        return BusyError();
    }

    /// <summary>What a change would exceed. What is stored already may stay as large as it is. The store holds the number of documents once more.</summary>
    private async Task<Error?> CheckLimitsAsync(
        Owner owner, TDto document, ResourceDraft draft, StoredResource? stored, CancellationToken cancellationToken)
    {
        if (limits.MembersOf(owner, shape.Kind) is { } members && shape.CountMembers(document) is var named && named > members.Most
            && members.CheckSize(named, stored is null ? 0 : shape.CountMembers(ConfigurationJson.ReadStored<TDto>(stored.Document))) is { } tooMany)
        {
            return tooMany;
        }

        if (limits.BytesOf(owner)?.CheckSize(Bytes(draft.Document, draft.Secrets), stored is null ? 0 : Bytes(stored.Document, stored.Secrets)) is { } tooLarge)
        {
            return tooLarge;
        }

        return stored is null && limits.DocumentsOf(owner, shape.Kind) is { } documents
            ? documents.CheckRoom(await store.CountAsync(owner, shape.Kind, cancellationToken))
            : null;
    }

    private static long Bytes(string document, IReadOnlyDictionary<string, Secret>? secrets) =>
        Encoding.UTF8.GetByteCount(document) + (secrets ?? NoSecrets).Sum(s => (long)s.Key.Length + s.Value.Reveal().Length);

    private static bool IsSame(StoredResource stored, ResourceDraft draft) =>
        string.Equals(stored.Document, draft.Document, StringComparison.Ordinal) && AreSame(stored.Secrets, draft.Secrets);

    private static bool AreSame(IReadOnlyDictionary<string, Secret>? stored, IReadOnlyDictionary<string, Secret> draft) =>
        stored is not null
        && stored.Count == draft.Count
        && stored.All(s => draft.TryGetValue(s.Key, out var other) && s.Value.Equals(other));

    private static Error BusyError() => new(ErrorCode.Conflict, "It is being changed by somebody else; try again.");

    private TDto Show(StoredResource stored) => shape.Mask(ConfigurationJson.ReadStored<TDto>(stored.Document), stored.Secrets);

    private Error NotFound(string id) =>
        new(ErrorCode.NotFound, $"There is no {shape.Kind.ToString().ToLowerInvariant()} with the id '{(id.Length <= 64 ? id : id[..64])}'.");
}
