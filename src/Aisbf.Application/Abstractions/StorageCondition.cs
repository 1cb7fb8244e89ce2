namespace Aisbf.Application.Abstractions;

/// <summary>What can be done with the database now.</summary>
public enum StorageCondition
{
    /// <summary>It is read and written.</summary>
    Ok,

    /// <summary>It cannot be written: locked by another process, full or read-only. What is in memory, and what can be read, still serves.</summary>
    NotWritable,

    /// <summary>It cannot be reached. What is in memory still serves.</summary>
    Unreachable,
}
