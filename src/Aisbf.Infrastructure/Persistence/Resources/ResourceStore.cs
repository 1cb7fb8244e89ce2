using Aisbf.Application.Abstractions;
using Aisbf.Application.Limits;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Persistence.Conventions;
using Microsoft.EntityFrameworkCore;

namespace Aisbf.Infrastructure.Persistence.Resources;

/// <summary>Keeps configuration documents in the tables of their kinds.</summary>
internal sealed class ResourceStore(
    IDbContextFactory<AisbfDbContext> contexts, SecretsColumn secretsColumn, DatabaseWriteGate gate, StorageLimits limits, TimeProvider time)
    : IResourceStore
{
    public async Task<IReadOnlyList<StoredResource>> ListAsync(Owner owner, ResourceKind kind, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await OfOwner(context, owner, kind).OrderBy(r => r.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(row => ToStored(row, kind))];
    }

    public async Task<StoredResource?> FindAsync(Owner owner, ResourceKind kind, string id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await OfOwner(context, owner, kind).FirstOrDefaultAsync(r => r.Id == id, cancellationToken);
        return row is null ? null : ToStored(row, kind);
    }

    public async Task<int> CountAsync(Owner owner, ResourceKind kind, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await OfOwner(context, owner, kind).CountAsync(cancellationToken);
    }

    public async Task<long?> SaveAsync(
        Owner owner, ResourceKind kind, ResourceDraft draft, long basedOn, CancellationToken cancellationToken)
    {
        var secrets = secretsColumn.Write(draft.Secrets);
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await OfOwner(context, owner, kind).AsTracking().FirstOrDefaultAsync(r => r.Id == draft.Id, cancellationToken);
        if ((row?.Version ?? 0) != basedOn)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var limit = row is null ? limits.DocumentsOf(owner, kind) : null;
        if (row is null)
        {
            row = NewRow(kind, draft);
            row.OwnerId = OwnerKey.Of(owner);
            row.CreatedAt = now;
            context.Add(row);
        }

        row.Document = draft.Document;
        row.Secrets = secrets;
        row.UpdatedAt = now;

        // Starting from the clock, the versions of a document made anew under an old id are new as well.
        row.Version = Math.Max(basedOn + 1, now.UtcTicks);
        return await TrySaveAsync(context, OfOwner(context, owner, kind), limit?.Most, cancellationToken) ? row.Version : null;
    }

    public async Task<bool> DeleteAsync(Owner owner, ResourceKind kind, string id, long basedOn, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await OfOwner(context, owner, kind).Where(r => r.Id == id && r.Version == basedOn).ExecuteDeleteAsync(cancellationToken) > 0;
    }

    private static async Task<bool> TrySaveAsync(
        AisbfDbContext context, IQueryable<ResourceRow> present, int? most, CancellationToken cancellationToken)
    {
        try
        {
            if (most is { } limit)
            {
                return await context.SaveBelowAsync(present, limit, cancellationToken) is null;
            }

            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            return false;
        }
    }

    private static IQueryable<ResourceRow> OfOwner(AisbfDbContext context, Owner owner, ResourceKind kind)
    {
        var ownerId = OwnerKey.Of(owner);
        IQueryable<ResourceRow> rows = kind switch
        {
            ResourceKind.Provider => context.Providers,
            ResourceKind.Rotation => context.Rotations,
            ResourceKind.Autoselect => context.Autoselects,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
        return rows.AsNoTracking().Where(r => r.OwnerId == ownerId);
    }

    private static ResourceRow NewRow(ResourceKind kind, ResourceDraft draft) => kind switch
    {
        ResourceKind.Provider => new ProviderRow { Id = draft.Id, Document = draft.Document },
        ResourceKind.Rotation => new RotationRow { Id = draft.Id, Document = draft.Document },
        ResourceKind.Autoselect => new AutoselectRow { Id = draft.Id, Document = draft.Document },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private StoredResource ToStored(ResourceRow row, ResourceKind kind) =>
        new(row.Id, row.Document, secretsColumn.Read(row.Secrets, kind, row.Id), row.Version, row.CreatedAt, row.UpdatedAt);
}
