using Microsoft.Extensions.Logging;

namespace Aisbf.Infrastructure.Tokens;

internal static partial class Log
{
    [LoggerMessage(2201, LogLevel.Warning, "The access tokens could not be brought up to date with the database; trying again later.")]
    public static partial void RefreshFailed(ILogger logger, Exception exception);
}
