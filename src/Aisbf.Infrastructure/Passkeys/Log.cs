using Microsoft.Extensions.Logging;

namespace Aisbf.Infrastructure.Passkeys;

internal static partial class Log
{
    [LoggerMessage(2801, LogLevel.Debug, "A passkey answered without a challenge ({Exception}).")]
    public static partial void NoChallenge(ILogger logger, string exception);
}
