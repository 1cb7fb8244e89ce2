using Microsoft.Extensions.Logging;

namespace Aisbf.Infrastructure.Security;

internal static partial class Log
{
    [LoggerMessage(2051, LogLevel.Information, "{Count} keys of the key ring were encrypted with the configured certificate.")]
    public static partial void KeysEncrypted(ILogger logger, int count);
}
