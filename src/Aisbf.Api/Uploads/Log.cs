namespace Aisbf.Api.Uploads;

internal static partial class Log
{
    [LoggerMessage(1301, LogLevel.Information, "Removed {File}, which an instance that was killed left behind.")]
    public static partial void LeftoverRemoved(ILogger logger, string file);

    [LoggerMessage(1302, LogLevel.Debug, "Kept {File}, which seems to be in use: {Reason}.")]
    public static partial void LeftoverKept(ILogger logger, string file, string reason);
}
