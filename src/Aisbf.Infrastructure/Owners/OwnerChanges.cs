using System.Collections.Concurrent;
using Aisbf.Application.Abstractions;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Persistence.Conventions;
using Aisbf.Infrastructure.Persistence.Owners;

namespace Aisbf.Infrastructure.Owners;

/// <summary>Brings what this instance keeps of an owner up to date, after changes of its own and of other instances.</summary>
internal sealed class OwnerChanges(OwnerChangeStore store, IRouteCatalog routes, ITokenCatalog tokens, TimeProvider time) : IOwnerChanges
{
    // Changes are committed in another order than they were given their instants, by as much as a write can take.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<Guid, Guid> _applied = new();
    private readonly ConcurrentDictionary<Owner, bool> _unpublished = new();
    private DateTimeOffset? _latest;

    public async Task PublishAsync(Owner owner, CancellationToken cancellationToken)
    {
        try
        {
            // The note comes first. It takes the place of an earlier one, so what is read afterwards has to hold that change, too.
            var stamp = Guid.NewGuid();
            _applied[OwnerKey.Of(owner)] = stamp;
            await store.WriteAsync(owner, stamp, time.GetUtcNow(), cancellationToken);
            await ApplyAsync(owner, cancellationToken);
        }
        catch
        {
            // The change itself is committed; what failed here is made up for when the database is back.
            _unpublished[owner] = true;
            throw;
        }
    }

    /// <summary>Publishes what could not be published, and applies what other instances have published since the last time.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        foreach (var owner in _unpublished.Keys)
        {
            _unpublished.TryRemove(owner, out _);
            await PublishAsync(owner, cancellationToken);
        }

        var changes = await store.ListAsync(_latest, Overlap, cancellationToken);
        foreach (var change in changes)
        {
            if (!_applied.TryGetValue(change.OwnerId, out var stamp) || stamp != change.Stamp)
            {
                await ApplyAsync(OwnerKey.ToOwner(change.OwnerId), cancellationToken);
                _applied[change.OwnerId] = change.Stamp;
            }
        }

        // Only now: if the database went away half-way, all of it is looked at again.
        foreach (var change in changes)
        {
            _latest = change.ChangedAt > _latest || _latest is null ? change.ChangedAt : _latest;
        }

        Forget(changes);
    }

    private Task ApplyAsync(Owner owner, CancellationToken cancellationToken)
    {
        routes.Invalidate(owner);
        return tokens.RefreshAsync(owner, cancellationToken);
    }

    // What is not listed any more will not be listed again. At worst a change of our own that is just being written is applied twice.
    private void Forget(IReadOnlyList<OwnerChangeRow> changes)
    {
        if (_applied.Count <= changes.Count)
        {
            return;
        }

        var listed = changes.Select(c => c.OwnerId).ToHashSet();
        foreach (var owner in _applied.Keys.Where(owner => !listed.Contains(owner)))
        {
            _applied.TryRemove(owner, out _);
        }
    }
}
