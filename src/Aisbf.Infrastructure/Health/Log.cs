using Aisbf.Domain.Tenancy;
using Microsoft.Extensions.Logging;

namespace Aisbf.Infrastructure.Health;

internal static partial class Log
{
    [LoggerMessage(2361, LogLevel.Warning, "The circuit of {ProviderId}/{Model} of {Owner} is open for {Callers} for {Wait}, because {Cause}; failures in a row: {Failures}.")]
    public static partial void CircuitOpened(
        ILogger logger, string providerId, Owner owner, string model, string callers, TimeSpan wait, string cause, int failures);

    [LoggerMessage(2362, LogLevel.Information, "The circuit of {ProviderId}/{Model} of {Owner} is closed again.")]
    public static partial void CircuitClosed(ILogger logger, string providerId, Owner owner, string model);
}
