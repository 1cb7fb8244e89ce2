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

            var keyedProviders = await origins.KeyedProvidersAsync(owner, identified, stored, shape, cancellationToken);
            if (!ResourcePlan<TDto>.Make(shape, id, identified, stored, keyedProviders).TryGet(out var plan, out var error))
            {
                return error;
            }

            if (plan.Outcome == SaveOutcome.Unchanged)
            {
                return plan.ToSaved(stored!.Version);
            }

            if (await CheckLimitsAsync(owner, identified, plan.Draft, stored, cancellationToken) is { } exceeded)
            {
                return exceeded;
            }

            if (await store.SaveAsync(owner, shape.Kind, plan.Draft, stored?.Version ?? 0, cancellationToken) is { } version)
            {
                await changes.PublishAsync(owner, CancellationToken.None);
                return plan.ToSaved(version);
            }
        }

        return BusyError();
    }

    /// <summary>Gives a document a new version and changes nothing else.</summary>
    public async Task<Result<Unit>> RenewAsync(Owner owner, string id, CancellationToken cancellationToken)
    {
        if (!await store.RenewAsync(owner, shape.Kind, id, cancellationToken))
        {
            return NotFound(id);
        }

        await changes.PublishAsync(owner, CancellationToken.None);
        return default(Unit);
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

    private async Task<Error?> CheckLimitsAsync(
        Owner owner, TDto document, ResourceDraft draft, StoredResource? stored, CancellationToken cancellationToken)
    {
        if (ResourceLimits.CheckSize(limits, owner, shape, document, draft, stored) is { } tooLarge)
        {
            return tooLarge;
        }

        // The store holds the number of documents once more.
        return stored is null && limits.DocumentsOf(owner, shape.Kind) is { } documents
            ? documents.CheckRoom(await store.CountAsync(owner, shape.Kind, cancellationToken))
            : null;
    }

    private static Error BusyError() => new(ErrorCode.Conflict, "It is being changed by somebody else; try again.");

    private TDto Show(StoredResource stored) => shape.Mask(ConfigurationJson.ReadStored<TDto>(stored.Document), stored.Secrets);

    private Error NotFound(string id) =>
        new(ErrorCode.NotFound, $"There is no {shape.Kind.ToString().ToLowerInvariant()} with the id '{(id.Length <= 64 ? id : id[..64])}'.");
}
