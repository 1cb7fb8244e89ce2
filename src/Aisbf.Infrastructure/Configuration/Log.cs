using Aisbf.Application.Abstractions;
using Aisbf.Domain.Tenancy;
using Microsoft.Extensions.Logging;

namespace Aisbf.Infrastructure.Configuration;

internal static partial class Log
{
    [LoggerMessage(2101, LogLevel.Error, "The {Kind} {Id} of {Owner} is left out: {Reason}.")]
    public static partial void LeftOut(ILogger logger, ResourceKind kind, string id, Owner owner, string reason);
}
