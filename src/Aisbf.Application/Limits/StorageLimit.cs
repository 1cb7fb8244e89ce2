using Aisbf.Domain.Common;

namespace Aisbf.Application.Limits;

/// <summary>One limit of what a tenant may store.</summary>
/// <param name="Setting">The last part of the setting's name.</param>
/// <param name="What">What is counted, in the plural.</param>
/// <param name="Most">The most that is allowed.</param>
public readonly record struct StorageLimit(string Setting, string What, int Most)
{
    /// <summary>The error for one more than are stored now; null while there is room.</summary>
    public Error? CheckRoom(long stored) => stored < Most
        ? null
        : new Error(
            ErrorCode.LimitExceeded,
            $"There are {stored} {What}, and the limit is {Most} (setting {StorageLimitOptions.Section}:{Setting}). Remove some, or ask the operator for more.");

    /// <summary>The error for a document with too much in it; null when it fits, or has no more in it than the stored one.</summary>
    public Error? CheckSize(long sent, long stored) => sent <= Math.Max(Most, stored)
        ? null
        : new Error(
            ErrorCode.LimitExceeded,
            $"The document has {sent} {What}, and the limit is {Most} (setting {StorageLimitOptions.Section}:{Setting}). Send less, or ask the operator for more.");
}
