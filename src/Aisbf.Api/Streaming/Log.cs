using Aisbf.Domain.Common;

namespace Aisbf.Api.Streaming;

internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Debug, "The client went away.")]
    public static partial void ClientLeft(ILogger logger);

    [LoggerMessage(1002, LogLevel.Warning, "A stream from provider {ProviderId} broke off: {Code}.")]
    public static partial void StreamBroke(ILogger logger, string providerId, ErrorCode code);

    [LoggerMessage(1003, LogLevel.Warning, "An answer from provider {ProviderId} broke off, so the client's connection was reset: {Code}.")]
    public static partial void AnswerBroke(ILogger logger, string providerId, ErrorCode code);
}
