using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using Microsoft.Extensions.Logging;

namespace Aisbf.Infrastructure.Usage;

internal static partial class Log
{
    [LoggerMessage(2351, LogLevel.Warning, "Attempt {Number} of {Planned} of request {RequestId} failed: provider {ProviderId} of {Owner}, model {Model}, {Kind}, status {Status}, reason: {Reason}; upstream request {UpstreamRequestId}.")]
    public static partial void AttemptFailed(
        ILogger logger, int number, int planned, string requestId, string providerId, Owner owner, string model, AttemptKind kind, string status, string reason, string upstreamRequestId);

    [LoggerMessage(2352, LogLevel.Warning, "{Count} more attempts with provider {ProviderId} of {Owner} failed since then, the last one with {Kind}.")]
    public static partial void MoreAttemptsFailed(ILogger logger, int count, string providerId, Owner owner, AttemptKind kind);

    [LoggerMessage(2353, LogLevel.Warning, "{Count} more attempts with {Providers} other providers failed since then.")]
    public static partial void OtherAttemptsFailed(ILogger logger, int count, int providers);
}
