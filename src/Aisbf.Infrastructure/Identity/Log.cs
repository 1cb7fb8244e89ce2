using Microsoft.Extensions.Logging;

namespace Aisbf.Infrastructure.Identity;

internal static partial class Log
{
    [LoggerMessage(2901, LogLevel.Information, "{Count} accounts were removed whose owners never verified their address.")]
    public static partial void SignUpsPurged(ILogger logger, int count);

    [LoggerMessage(2902, LogLevel.Warning, "Stale accounts and ended sessions could not be removed; trying again later.")]
    public static partial void PurgeFailed(ILogger logger, Exception exception);

    [LoggerMessage(2903, LogLevel.Information, "The administrator {Username} was made from the settings.")]
    public static partial void AdministratorMade(ILogger logger, string username);

    [LoggerMessage(2904, LogLevel.Warning, "The administrator that the settings name could not be made, because the database cannot be written; the next start tries again.")]
    public static partial void AdministratorNotMade(ILogger logger);
}
