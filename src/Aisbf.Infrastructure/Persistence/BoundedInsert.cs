using System.Data;
using Microsoft.EntityFrameworkCore;

namespace Aisbf.Infrastructure.Persistence;

/// <summary>Adds a row only while there is room for it, however many add rows at the same time.</summary>
internal static class BoundedInsert
{
    /// <summary>
    /// Saves what the context tracks if fewer rows than <paramref name="most"/> are there; else answers how many there are. The
    /// transaction keeps others from adding rows between the count and the insertion.
    /// </summary>
    public static Task<int?> SaveBelowAsync<TRow>(
        this AisbfDbContext context, IQueryable<TRow> present, int most, CancellationToken cancellationToken) =>
        context.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
            var count = await present.CountAsync(cancellationToken);
            if (count >= most)
            {
                return (int?)count;
            }

            // Not accepted before the commit, so that a repeated transaction saves the same again.
            await context.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return null;
        });
}
