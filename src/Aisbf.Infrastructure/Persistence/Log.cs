using Aisbf.Application.Abstractions;
using Microsoft.Extensions.Logging;

namespace Aisbf.Infrastructure.Persistence;

internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Error, "The secrets of {Kind} {Id} cannot be decrypted ({Exception}); it is out of use until they are saved again.")]
    public static partial void SecretsUnreadable(ILogger logger, ResourceKind kind, string id, string exception);

    [LoggerMessage(2002, LogLevel.Information, "The database schema is up to date on {Engine}; {Count} migrations were applied.")]
    public static partial void Migrated(ILogger logger, DatabaseEngine engine, int count);

    [LoggerMessage(2003, LogLevel.Warning, "The address of a content of provider {ProviderId} cannot be decrypted.")]
    public static partial void ContentUnreadable(ILogger logger, string providerId);

    [LoggerMessage(2004, LogLevel.Warning, "{Count} contents of an answer could not be kept ({Exception}); it goes out with the provider's own addresses.")]
    public static partial void ContentsNotKept(ILogger logger, int count, string exception);

    [LoggerMessage(2005, LogLevel.Warning, "The database cannot be written ({Reason}): changes are refused until it can, model calls go on.")]
    public static partial void StorageFailed(ILogger logger, string reason);

    [LoggerMessage(2006, LogLevel.Information, "The database can be written again.")]
    public static partial void StorageWorks(ILogger logger);

    [LoggerMessage(2007, LogLevel.Critical, "READ-ONLY START: the database cannot be written ({Reason}). Model calls are served; every change is refused until it can be written, which is tried every few seconds.")]
    public static partial void StartedReadOnly(ILogger logger, string reason);

    [LoggerMessage(2008, LogLevel.Error, "It could not be found out whether the database can be written.")]
    public static partial void StorageCheckFailed(ILogger logger, Exception exception);

    [LoggerMessage(2011, LogLevel.Warning, "Other users of this machine may enter the data directory {Directory}. Run: chmod 700 {Directory}")]
    public static partial void DirectoryOpenToOthers(ILogger logger, string directory);

    [LoggerMessage(2012, LogLevel.Warning, "Other users of this machine had access to the database file {File}; it was set to mode 0600.")]
    public static partial void FileClosedToOthers(ILogger logger, string file);

    [LoggerMessage(2013, LogLevel.Warning, "Other users of this machine have access to the database file {File}, and its mode cannot be changed ({Exception}).")]
    public static partial void FileOpenToOthers(ILogger logger, string file, string exception);
}
