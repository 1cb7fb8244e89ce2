namespace Aisbf.Api.Errors;

internal static partial class Log
{
    [LoggerMessage(1101, LogLevel.Error, "Request {RequestId} failed.")]
    public static partial void RequestFailed(ILogger logger, string requestId, Exception exception);
}
