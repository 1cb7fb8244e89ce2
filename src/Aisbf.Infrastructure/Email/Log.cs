using Microsoft.Extensions.Logging;

namespace Aisbf.Infrastructure.Email;

internal static partial class Log
{
    [LoggerMessage(2601, LogLevel.Information, "A mail to somebody at {Domain} was handed over to the mail server.")]
    public static partial void HandedOver(ILogger logger, string domain);

    [LoggerMessage(2602, LogLevel.Warning, "A mail to somebody at {Domain} could not be handed over ({Reason}); trying again in {Delay}.")]
    public static partial void PutOff(ILogger logger, string domain, string reason, TimeSpan delay);

    [LoggerMessage(2603, LogLevel.Error, "A mail to somebody at {Domain} is given up: {Reason}.")]
    public static partial void GivenUp(ILogger logger, string domain, string reason);

    [LoggerMessage(2604, LogLevel.Error, "A mail to somebody at {Domain} was dropped: {Reason}.")]
    public static partial void Dropped(ILogger logger, string domain, string reason);
}
