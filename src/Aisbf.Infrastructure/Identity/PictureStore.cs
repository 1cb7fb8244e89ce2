using Aisbf.Application.Abstractions;
using Aisbf.Infrastructure.Persistence;
using Aisbf.Infrastructure.Persistence.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Aisbf.Infrastructure.Identity;

/// <summary>Pictures in their table.</summary>
internal sealed class PictureStore(AisbfDbContext context, DatabaseWriteGate gate, TimeProvider time) : IPictureStore
{
    public async Task<Picture?> FindAsync(Guid userId, CancellationToken cancellationToken) =>
        await context.Pictures.AsNoTracking().SingleOrDefaultAsync(p => p.UserId == userId, cancellationToken) is { } row
            ? new Picture(row.Content, row.ContentType)
            : null;

    public async Task SaveAsync(Guid userId, Picture picture, CancellationToken cancellationToken)
    {
        var row = new PictureRow
        {
            UserId = userId,
            ContentType = picture.MediaType,
            Content = picture.Content.ToArray(),
            UpdatedAt = time.GetUtcNow(),
        };
        using var turn = await gate.EnterAsync(cancellationToken);
        if (await ReplaceAsync(row, cancellationToken))
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
            // Another instance has kept one in between; the later one stays.
            context.Entry(row).State = EntityState.Detached;
            await ReplaceAsync(row, cancellationToken);
        }
    }

    public async Task DeleteAsync(Guid userId, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await context.Pictures.Where(p => p.UserId == userId).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task<bool> ReplaceAsync(PictureRow row, CancellationToken cancellationToken) =>
        await context.Pictures.Where(p => p.UserId == row.UserId).ExecuteUpdateAsync(
            update => update
                .SetProperty(p => p.ContentType, row.ContentType)
                .SetProperty(p => p.Content, row.Content)
                .SetProperty(p => p.UpdatedAt, row.UpdatedAt),
            cancellationToken) == 1;
}
