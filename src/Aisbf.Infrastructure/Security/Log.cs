using Microsoft.Extensions.Logging;

namespace Aisbf.Infrastructure.Security;

internal static partial class Log
{
    [LoggerMessage(2051, LogLevel.Information, "{Count} keys of the key ring were encrypted with the configured certificate.")]
    public static partial void KeysEncrypted(ILogger logger, int count);

    [LoggerMessage(2052, LogLevel.Warning, "The key ring is stored unprotected: whoever can read the database or a backup of it can decrypt all secrets. Set {Section}:CertificatePath.")]
    public static partial void KeyRingUnprotected(ILogger logger, string section);

    [LoggerMessage(2053, LogLevel.Warning, "Other users of this machine may read the certificate file {File}. Run: chmod 600 {File}")]
    public static partial void CertificateOpenToOthers(ILogger logger, string file);
}
