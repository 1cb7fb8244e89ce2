using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using Microsoft.Extensions.Logging;

namespace Aisbf.Application.Gateway.Autoselects;

internal static partial class Log
{
    [LoggerMessage(3001, LogLevel.Warning, "The selection model of autoselect {AutoselectId} of {Owner} failed: {Code}.")]
    public static partial void SelectionFailed(ILogger logger, string autoselectId, Owner owner, ErrorCode code);

    [LoggerMessage(3002, LogLevel.Warning, "The selection model of autoselect {AutoselectId} of {Owner} did not choose in time.")]
    public static partial void SelectionTimedOut(ILogger logger, string autoselectId, Owner owner);

    [LoggerMessage(3003, LogLevel.Debug, "The selection model of autoselect {AutoselectId} of {Owner} named none of the candidates.")]
    public static partial void NothingNamed(ILogger logger, string autoselectId, Owner owner);
}
