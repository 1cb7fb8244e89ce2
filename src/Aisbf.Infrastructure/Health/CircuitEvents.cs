using System.Diagnostics.Metrics;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Usage;
using Microsoft.Extensions.Logging;

namespace Aisbf.Infrastructure.Health;

/// <summary>Tells the operator of circuits that open and close: one line and one count each.</summary>
internal sealed class CircuitEvents(ILogger<CircuitEvents> logger, IMeterFactory meters)
{
    private readonly Counter<long> _changes = meters.Create(UsageMetrics.MeterName)
        .CreateCounter<long>("aisbf.circuit.changes", "{change}", "Circuits that opened or closed.");

    /// <param name="candidate">Whose circuit it is.</param>
    /// <param name="change">What became of it.</param>
    /// <param name="health">The candidate's health now.</param>
    public void Report(RouteCandidate candidate, CircuitChange change, in CandidateHealth health)
    {
        var key = candidate.Key;
        var opened = change is CircuitChange.Opened;
        _changes.Add(
            1,
            KeyValuePair.Create<string, object?>("gen_ai.provider.name", UsageMetrics.ProviderName(candidate)),
            KeyValuePair.Create<string, object?>("aisbf.circuit.state", opened ? "open" : "closed"));
        if (!opened)
        {
            Log.CircuitClosed(logger, key.ProviderId, key.Owner, Printable.Of(key.Model));
        }
        else if (logger.IsEnabled(LogLevel.Warning))
        {
            Log.CircuitOpened(
                logger,
                key.ProviderId,
                key.Owner,
                Printable.Of(key.Model),
                health.OnlyFor is { } only ? only.ToString() : "all callers",
                health.Wait ?? TimeSpan.Zero,
                Cause(health),
                health.Failures);
        }
    }

    private static string Cause(in CandidateHealth health)
    {
        var words = health.Cause?.Words() ?? "";
        var status = health.LastFailure?.Status is { } number ? $"{words} (status {number})" : words;
        return health.LastFailure?.Reason is { } reason ? $"{status}: {reason}" : status;
    }
}
