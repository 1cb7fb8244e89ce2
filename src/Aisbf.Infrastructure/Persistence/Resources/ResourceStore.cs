using Aisbf.Application.Abstractions;
using Aisbf.Application.Limits;
using Aisbf.Domain.Tenancy;
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
        var rows = await ResourceRows.OfOwner(context, owner, kind).OrderBy(r => r.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(row => ToStored(row, kind))];
    }

    public async Task<StoredResource?> FindAsync(Owner owner, ResourceKind kind, string id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await ResourceRows.OfOwner(context, owner, kind).FirstOrDefaultAsync(r => r.Id == id, cancellationToken);
        return row is null ? null : ToStored(row, kind);
    }

    public async Task<int> CountAsync(Owner owner, ResourceKind kind, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await ResourceRows.OfOwner(context, owner, kind).CountAsync(cancellationToken);
    }

    public async Task<long?> SaveAsync(
        Owner owner, ResourceKind kind, ResourceDraft draft, long basedOn, CancellationToken cancellationToken)
    {
        var secrets = secretsColumn.Write(draft.Secrets);
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await ResourceRows.OfOwner(context, owner, kind).AsTracking().FirstOrDefaultAsync(r => r.Id == draft.Id, cancellationToken);
        if ((row?.Version ?? 0) != basedOn)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var limit = row is null ? limits.DocumentsOf(owner, kind) : null;
        row ??= ResourceRows.Add(context, owner, kind, draft, now);
        ResourceRows.Apply(row, draft, secrets, now);
        return await TrySaveAsync(context, ResourceRows.OfOwner(context, owner, kind), limit?.Most, cancellationToken) ? row.Version : null;
    }

    public async Task<bool> RenewAsync(Owner owner, ResourceKind kind, string id, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow().UtcTicks;
        return await ResourceRows.OfOwner(context, owner, kind).Where(r => r.Id == id)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.Version, r => r.Version >= now ? r.Version + 1 : now), cancellationToken) > 0;
    }

    public async Task<bool> DeleteAsync(Owner owner, ResourceKind kind, string id, long basedOn, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await ResourceRows.OfOwner(context, owner, kind).Where(r => r.Id == id && r.Version == basedOn).ExecuteDeleteAsync(cancellationToken) > 0;
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

    private StoredResource ToStored(ResourceRow row, ResourceKind kind) =>
        new(row.Id, row.Document, secretsColumn.Read(row.Secrets, kind, row.Id), row.Version, row.CreatedAt, row.UpdatedAt)
        {
            Revision = row.Revision,
        };
}
