using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Aisbf.Infrastructure.Persistence;

/// <summary>
/// Sees every save: before it, other processes get time to let go of the file without a thread being held; after it, it is
/// known whether the database can be written.
/// </summary>
internal sealed class SavingInterceptor(DatabaseWriteGate gate, StorageState state) : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        // Within a transaction the lock is ours already, or is waited for where it begins.
        if (eventData.Context is { Database.CurrentTransaction: null } context && context.ChangeTracker.HasChanges())
        {
            await gate.WaitForFileAsync(cancellationToken);
        }

        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (result > 0)
        {
            state.NoteWritten();
        }

        return ValueTask.FromResult(result);
    }

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        state.Note(eventData.Exception);
        return Task.CompletedTask;
    }
}
