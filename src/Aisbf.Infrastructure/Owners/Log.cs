using Microsoft.Extensions.Logging;

namespace Aisbf.Infrastructure.Owners;

internal static partial class Log
{
    [LoggerMessage(2501, LogLevel.Warning, "Changes of other instances cannot be read from the database; trying again until they can.")]
    public static partial void FollowFailed(ILogger logger, Exception exception);

    [LoggerMessage(2502, LogLevel.Information, "Changes of other instances are read from the database again.")]
    public static partial void FollowingAgain(ILogger logger);
}
