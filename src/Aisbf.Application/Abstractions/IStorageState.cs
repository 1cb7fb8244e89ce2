namespace Aisbf.Application.Abstractions;

/// <summary>Knows whether the database can be used, from what went wrong with it last.</summary>
public interface IStorageState
{
    StorageCondition Condition { get; }

    /// <summary>
    /// Whether an exception comes from storage that is locked, full, read-only or away: nothing that the caller or the code did
    /// wrong, and nothing that has to last. If so, it is noted.
    /// </summary>
    bool Note(Exception exception);
}
