using Aisbf.Domain.Common;

namespace Aisbf.Api.Contents;

internal static partial class Log
{
    [LoggerMessage(1501, LogLevel.Debug, "The client of a content went away.")]
    public static partial void ClientLeft(ILogger logger);

    [LoggerMessage(1502, LogLevel.Warning, "A content broke off: {Code}.")]
    public static partial void ContentBroke(ILogger logger, ErrorCode code);
}
