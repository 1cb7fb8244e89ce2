using Aisbf.Application.Abstractions;
using Microsoft.Extensions.Logging;

namespace Aisbf.Infrastructure.Persistence;

/// <summary>What is known of the database. An outage is logged once when it begins and once when it is over.</summary>
internal sealed class StorageState(ILogger<StorageState> logger) : IStorageState
{
    private int _condition;

    public StorageCondition Condition => (StorageCondition)Volatile.Read(ref _condition);

    /// <summary>How the database is opened while it can only be read; null while it is opened for writing.</summary>
    public string? ReadOnlyConnection { get; private set; }

    public bool Note(Exception exception)
    {
        if ((exception is StorageUnavailableException ? StorageCondition.NotWritable : StorageFaults.Of(exception)) is not { } condition)
        {
            return false;
        }

        if (Interlocked.Exchange(ref _condition, (int)condition) == (int)StorageCondition.Ok)
        {
            Log.StorageFailed(logger, StorageFaults.Describe(exception));
        }

        return true;
    }

    /// <summary>Notes that something was written.</summary>
    public void NoteWritten()
    {
        if (Condition != StorageCondition.Ok && ReadOnlyConnection is null
            && Interlocked.Exchange(ref _condition, (int)StorageCondition.Ok) != (int)StorageCondition.Ok)
        {
            Log.StorageWorks(logger);
        }
    }

    public void OpenReadOnly(string connection)
    {
        ReadOnlyConnection = connection;
        Volatile.Write(ref _condition, (int)StorageCondition.NotWritable);
    }

    public void OpenForWriting() => ReadOnlyConnection = null;
}
