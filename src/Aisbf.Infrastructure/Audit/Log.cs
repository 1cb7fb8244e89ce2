using Aisbf.Application.Audit;
using Microsoft.Extensions.Logging;

namespace Aisbf.Infrastructure.Audit;

internal static partial class Log
{
    [LoggerMessage(2401, LogLevel.Error, "The audit log could not be written: {Action} by {Actor} is not on record.")]
    public static partial void NotWritten(ILogger logger, string action, ActorKind actor, Exception exception);

    [LoggerMessage(2402, LogLevel.Information, "Deleted {Count} entries of the audit log that are older than {Days} days.")]
    public static partial void OldDeleted(ILogger logger, int count, int days);

    [LoggerMessage(2403, LogLevel.Warning, "Old entries of the audit log could not be deleted; trying again later.")]
    public static partial void OldNotDeleted(ILogger logger, Exception exception);
}
