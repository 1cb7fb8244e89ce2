using Microsoft.Extensions.Logging;

namespace Aisbf.Infrastructure.Tokens;

internal static partial class Log
{
    [LoggerMessage(2201, LogLevel.Warning, "When access tokens were last used could not be written to the database; trying again later.")]
    public static partial void UsesNotSaved(ILogger logger, Exception exception);
}
