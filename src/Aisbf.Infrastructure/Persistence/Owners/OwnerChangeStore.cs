using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Persistence.Conventions;
using Microsoft.EntityFrameworkCore;

namespace Aisbf.Infrastructure.Persistence.Owners;

/// <summary>Keeps for each owner when something of it last changed.</summary>
internal sealed class OwnerChangeStore(IDbContextFactory<AisbfDbContext> contexts, DatabaseWriteGate gate)
{
    /// <summary>
    /// Notes a change. It counts as later than all that are noted already, whatever this instance's clock says: readers go by
    /// that order, and clocks of instances differ.
    /// </summary>
    public async Task WriteAsync(Owner owner, Guid stamp, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var row = new OwnerChangeRow { OwnerId = OwnerKey.Of(owner), Stamp = stamp };
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var latest = await LatestAsync(context, cancellationToken);
        row.ChangedAt = latest >= now ? latest.Value.AddTicks(1) : now;
        if (await UpdateAsync(context, row, cancellationToken))
        {
            return;
        }

        try
        {
            context.Add(row);
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            // Another instance has added it in between.
            await UpdateAsync(context, row, cancellationToken);
        }
    }

    /// <summary>The changes not earlier than an overlap before the latest of which the reader knows.</summary>
    public async Task<IReadOnlyList<OwnerChangeRow>> ListAsync(DateTimeOffset? known, TimeSpan overlap, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if ((known ?? await LatestAsync(context, cancellationToken)) is not { } latest)
        {
            return [];
        }

        var from = latest - overlap;
        return await context.OwnerChanges.AsNoTracking().Where(c => c.ChangedAt >= from).ToListAsync(cancellationToken);
    }

    private static Task<DateTimeOffset?> LatestAsync(AisbfDbContext context, CancellationToken cancellationToken) =>
        context.OwnerChanges.OrderByDescending(c => c.ChangedAt).Select(c => (DateTimeOffset?)c.ChangedAt).FirstOrDefaultAsync(cancellationToken);

    private static async Task<bool> UpdateAsync(AisbfDbContext context, OwnerChangeRow row, CancellationToken cancellationToken) =>
        await context.OwnerChanges.Where(c => c.OwnerId == row.OwnerId).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.Stamp, row.Stamp).SetProperty(c => c.ChangedAt, row.ChangedAt), cancellationToken) > 0;
}
