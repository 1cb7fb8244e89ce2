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
}
