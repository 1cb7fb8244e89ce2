using System.Collections.Concurrent;
using Aisbf.Application.Abstractions;
using Aisbf.Domain.Routing;

namespace Aisbf.Infrastructure.Health;

/// <summary>
/// Circuit breakers of this process, one per candidate. The breaker itself is a value with pure transitions; here it is
/// only kept, and replaced under a lock of its own.
/// </summary>
internal sealed class HealthStore : IHealthStore
{
    // Candidates come and go with configuration; those not called for long are forgotten when the map grows past this.
    private const int MaxEntries = 100_000;
    private static readonly TimeSpan Forget = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<CandidateKey, Entry> _entries = new();

    public CandidateHealth Get(in CandidateKey key, DateTimeOffset now)
    {
        if (!_entries.TryGetValue(key, out var entry))
        {
            return default(CircuitBreaker).Health(now);
        }

        lock (entry)
        {
            return entry.Breaker.Health(now);
        }
    }

    public bool TryEnter(in CandidateKey key, DateTimeOffset now)
    {
        if (!_entries.TryGetValue(key, out var entry))
        {
            return true;
        }

        lock (entry)
        {
            var entered = entry.Breaker.TryEnter(now, out var next);
            entry.Breaker = next;
            return entered;
        }
    }

    public void Report(RouteCandidate candidate, in AttemptOutcome outcome, DateTimeOffset now)
    {
        if (!_entries.TryGetValue(candidate.Key, out var entry))
        {
            if (_entries.Count >= MaxEntries)
            {
                Trim(now);
            }

            entry = _entries.GetOrAdd(candidate.Key, static _ => new Entry());
        }

        lock (entry)
        {
            entry.Breaker = entry.Breaker.After(outcome, candidate.Cooldown, now);
            entry.LastUse = now;
        }
    }

    private void Trim(DateTimeOffset now)
    {
        foreach (var (key, entry) in _entries)
        {
            if (now - entry.LastUse > Forget)
            {
                _entries.TryRemove(key, out _);
            }
        }
    }

    private sealed class Entry
    {
        public CircuitBreaker Breaker { get; set; }

        public DateTimeOffset LastUse { get; set; }
    }
}
