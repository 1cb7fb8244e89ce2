using Aisbf.Application.Audit;
using Microsoft.Extensions.Logging;

namespace Aisbf.Infrastructure.Audit;

internal static partial class Log
{
    [LoggerMessage(2401, LogLevel.Error, "The audit log could not be written: {Action} by {Actor} is not on record.")]
    public static partial void NotWritten(ILogger logger, string action, ActorKind actor, Exception exception);
}
