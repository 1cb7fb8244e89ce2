using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Abstractions;

/// <summary>Keeps configuration documents, each owner's apart. A write is committed when its task completes.</summary>
public interface IResourceStore
{
    /// <summary>All of the owner's documents of one kind, by id.</summary>
    Task<IReadOnlyList<StoredResource>> ListAsync(Owner owner, ResourceKind kind, CancellationToken cancellationToken);

    /// <summary>The owner's document with this id, or null.</summary>
    Task<StoredResource?> FindAsync(Owner owner, ResourceKind kind, string id, CancellationToken cancellationToken);

    /// <summary>How many documents of one kind the owner has.</summary>
    Task<int> CountAsync(Owner owner, ResourceKind kind, CancellationToken cancellationToken);

    /// <summary>Creates or replaces a document, unless a new one would exceed the owner's limit.</summary>
    /// <param name="owner">Whose it is.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="draft">What to keep.</param>
    /// <param name="basedOn">The version that the change was made from; 0 when there was none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The new version, or null when somebody else has written in between or taken the last place: nothing was changed.</returns>
    Task<long?> SaveAsync(Owner owner, ResourceKind kind, ResourceDraft draft, long basedOn, CancellationToken cancellationToken);

    /// <summary>Gives a document a new version and changes nothing else. False when there is none.</summary>
    Task<bool> RenewAsync(Owner owner, ResourceKind kind, string id, CancellationToken cancellationToken);

    /// <summary>Removes a document. False when it is gone or has been written since <paramref name="basedOn"/>.</summary>
    Task<bool> DeleteAsync(Owner owner, ResourceKind kind, string id, long basedOn, CancellationToken cancellationToken);
}
