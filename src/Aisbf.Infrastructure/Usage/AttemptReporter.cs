using System.Diagnostics.Metrics;
using System.Globalization;
using Aisbf.Application.Abstractions;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using Microsoft.Extensions.Logging;

namespace Aisbf.Infrastructure.Usage;

/// <summary>
/// Counts every failed attempt, and logs it as long as its provider fails rarely: of each provider the first few in every
/// minute, and the number of the others when the minute is over.
/// </summary>
internal sealed class AttemptReporter : IAttemptObserver, IDisposable
{
    /// <summary>Lines for one provider in one period.</summary>
    public const int LinesPerProvider = 5;

    /// <summary>Lines for all providers in one period, so that a tenant with many providers cannot flood the log either.</summary>
    public const int LinesInAll = 100;

    /// <summary>Providers whose unlogged failures get a line each when a period ends.</summary>
    public const int MaxSummaries = 20;

    /// <summary>How long a period is.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private const int MaxProviders = 1000;

    private readonly Lock _gate = new();
    private readonly Dictionary<(Owner Owner, string ProviderId), Tally> _tallies = [];
    private readonly Counter<long> _failures;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private Tally _others = new();
    private int _lines;

    public AttemptReporter(IMeterFactory meters, TimeProvider time, ILogger<AttemptReporter> logger)
    {
        _logger = logger;
        _failures = meters.Create(UsageMetrics.MeterName).CreateCounter<long>("aisbf.attempt.failures", "{attempt}", "Upstream calls that gave no answer.");
        _timer = time.CreateTimer(static state => ((AttemptReporter)state!).EndPeriod(), this, Period, Period);
    }

    public void Failed(in FailedAttempt attempt, int number, int planned, string? requestId)
    {
        var (candidate, outcome) = (attempt.Candidate, attempt.Outcome);
        _failures.Add(
            1,
            KeyValuePair.Create<string, object?>("gen_ai.provider.name", UsageMetrics.ProviderName(candidate)),
            KeyValuePair.Create<string, object?>("aisbf.failure", outcome.Kind.ToString()));
        if (MayLog(candidate.Key, outcome.Kind))
        {
            Log.AttemptFailed(
                _logger,
                number,
                planned,
                requestId ?? "-",
                candidate.Provider.Id,
                candidate.Key.Owner,
                Printable.Of(candidate.Model),
                outcome.Kind,
                outcome.Status?.ToString(CultureInfo.InvariantCulture) ?? "none",
                outcome.Detail?.Reason ?? "-",
                outcome.Detail?.UpstreamRequestId ?? "-");
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        EndPeriod();
    }

    private bool MayLog(in CandidateKey key, AttemptKind kind)
    {
        lock (_gate)
        {
            if (!_tallies.TryGetValue((key.Owner, key.ProviderId), out var tally))
            {
                tally = _tallies.Count < MaxProviders ? _tallies[(key.Owner, key.ProviderId)] = new Tally() : _others;
            }

            if (tally != _others && tally.Logged < LinesPerProvider && _lines < LinesInAll)
            {
                tally.Logged++;
                _lines++;
                return true;
            }

            tally.Unlogged++;
            tally.Last = kind;
            return false;
        }
    }

    private void EndPeriod()
    {
        List<KeyValuePair<(Owner Owner, string ProviderId), Tally>> unlogged;
        int others;
        lock (_gate)
        {
            unlogged = [.. _tallies.Where(entry => entry.Value.Unlogged > 0).OrderByDescending(entry => entry.Value.Unlogged)];
            others = _others.Unlogged;
            _tallies.Clear();
            _others = new Tally();
            _lines = 0;
        }

        foreach (var ((owner, provider), tally) in unlogged.Take(MaxSummaries))
        {
            Log.MoreAttemptsFailed(_logger, tally.Unlogged, provider, owner, tally.Last);
        }

        var rest = unlogged.Skip(MaxSummaries).ToList();
        var count = others + rest.Sum(entry => entry.Value.Unlogged);
        if (count > 0)
        {
            Log.OtherAttemptsFailed(_logger, count, rest.Count);
        }
    }

    private sealed class Tally
    {
        public int Logged { get; set; }

        public int Unlogged { get; set; }

        public AttemptKind Last { get; set; }
    }
}
