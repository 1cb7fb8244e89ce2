using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using Microsoft.Extensions.Logging;

namespace Aisbf.Infrastructure.Routing;

internal static partial class Log
{
    [LoggerMessage(2301, LogLevel.Warning, "The models of provider {ProviderId} of {Owner} could not be listed: {Code}.")]
    public static partial void ListFailed(ILogger logger, string providerId, Owner owner, ErrorCode code);

    [LoggerMessage(2302, LogLevel.Warning, "The models of provider {ProviderId} of {Owner} could not be listed in time.")]
    public static partial void ListTimedOut(ILogger logger, string providerId, Owner owner);

    [LoggerMessage(2303, LogLevel.Warning, "Lists of models could not be refreshed; trying again later.")]
    public static partial void RefreshFailed(ILogger logger, Exception exception);
}
