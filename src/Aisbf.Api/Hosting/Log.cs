namespace Aisbf.Api.Hosting;

internal static partial class Log
{
    [LoggerMessage(1601, LogLevel.Information, "Stopping: not ready any more; requests are still taken for {Delay}.")]
    public static partial void Draining(ILogger logger, TimeSpan delay);

    [LoggerMessage(1602, LogLevel.Warning, "What errors need could not be loaded beforehand.")]
    public static partial void NotWarm(ILogger logger, Exception exception);
}
