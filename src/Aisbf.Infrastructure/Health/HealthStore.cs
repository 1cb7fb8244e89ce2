using Aisbf.Application.Abstractions;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Common;

namespace Aisbf.Infrastructure.Health;

/// <summary>
/// Circuit breakers of this process, one per candidate. The breaker itself is a value with pure transitions; here it is
/// only kept, and replaced under a lock of its own. Of more candidates than there is room for, those not called lately are
/// forgotten, and before all others those whose circuit is not open.
/// </summary>
internal sealed class HealthStore(TimeProvider time, int capacity = HealthStore.DefaultCapacity) : IHealthStore
{
    /// <summary>Candidates that are remembered at a time, at about 300 bytes each.</summary>
    public const int DefaultCapacity = 100_000;

    private readonly BoundedMap<CandidateKey, Entry> _entries = new(
        capacity, (_, entry) => entry.Health(time.GetUtcNow()).Circuit is CircuitState.Open);

    /// <summary>Candidates that are remembered.</summary>
    public int Count => _entries.Count;

    public CandidateHealth Get(in CandidateKey key, DateTimeOffset now) =>
        _entries.TryGetValue(key, out var entry) ? entry.Health(now) : default(CircuitBreaker).Health(now);

    public bool TryEnter(in CandidateKey key, DateTimeOffset now) => !_entries.TryGetValue(key, out var entry) || entry.TryEnter(now);

    public void Report(RouteCandidate candidate, in AttemptOutcome outcome, DateTimeOffset now)
    {
        if (!_entries.TryGetValue(candidate.Key, out var entry))
        {
            // A name that a caller made up and the upstream does not know is nothing to remember.
            if (default(CircuitBreaker).After(outcome, candidate.Cooldown, now) == default)
            {
                return;
            }

            entry = _entries.GetOrAdd(candidate.Key, static _ => new Entry());
        }

        entry.Report(outcome, candidate.Cooldown, now);
    }

    private sealed class Entry
    {
        private readonly Lock _lock = new();
        private CircuitBreaker _breaker;

        public CandidateHealth Health(DateTimeOffset now)
        {
            lock (_lock)
            {
                return _breaker.Health(now);
            }
        }

        public bool TryEnter(DateTimeOffset now)
        {
            lock (_lock)
            {
                var entered = _breaker.TryEnter(now, out var next);
                _breaker = next;
                return entered;
            }
        }

        public void Report(in AttemptOutcome outcome, TimeSpan cooldown, DateTimeOffset now)
        {
            lock (_lock)
            {
                _breaker = _breaker.After(outcome, cooldown, now);
            }
        }
    }
}
