using Aisbf.Domain.Common;

namespace Aisbf.Api.Relay;

internal static partial class Log
{
    [LoggerMessage(1401, LogLevel.Debug, "The client of a provider's own surface went away.")]
    public static partial void ClientLeft(ILogger logger);

    [LoggerMessage(1402, LogLevel.Warning, "An answer from the own surface of provider {ProviderId} broke off: {Code}.")]
    public static partial void AnswerBroke(ILogger logger, string providerId, ErrorCode code);
}
