using Aisbf.Domain.Tenancy;
using Microsoft.Extensions.Logging;

namespace Aisbf.Infrastructure.ExternalLogins;

internal static partial class Log
{
    [LoggerMessage(2701, LogLevel.Information, "Somebody who signed in at {Provider} was not let in: {Decision}.")]
    public static partial void ExternalSignInRefused(ILogger logger, string provider, ExternalSignInDecision decision);
}
