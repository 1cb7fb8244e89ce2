using Aisbf.Application.Abstractions;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Common;

namespace Aisbf.Infrastructure.Health;

/// <summary>
/// Circuit breakers of this process, one per candidate. The breaker itself is a value with pure transitions; here it is
/// only kept, and replaced under a lock of its own. Of more candidates than there is room for, those not called lately are
/// forgotten, and before all others those whose circuit is not open.
/// </summary>
internal sealed class HealthStore : IHealthStore
{
    /// <summary>Candidates that are remembered at a time, at about 500 bytes each.</summary>
    public const int DefaultCapacity = 100_000;

    private readonly BoundedMap<CandidateKey, Entry> _entries;
    private readonly CircuitEvents _events;
    private readonly TimeProvider _time;
    private readonly long _start;

    public HealthStore(CircuitEvents events, TimeProvider time, int capacity = DefaultCapacity)
    {
        _entries = new BoundedMap<CandidateKey, Entry>(capacity, (_, entry) => entry.Health(Now).Circuit is CircuitState.Open);
        _events = events;
        _time = time;
        _start = time.GetTimestamp();
    }

    /// <summary>Candidates that are remembered.</summary>
    public int Count => _entries.Count;

    // Timestamps never go back, which the machine's clock may: a step of it must not prolong a wait.
    private TimeSpan Now => _time.GetElapsedTime(_start);

    public CandidateHealth Get(in CandidateKey key) =>
        _entries.TryGetValue(key, out var entry) ? entry.Health(Now) : default;

    public bool TryEnter(in CandidateKey key, Owner caller, bool lastResort) =>
        !_entries.TryGetValue(key, out var entry) || entry.TryEnter(caller, lastResort, Now);

    public void Report(RouteCandidate candidate, Owner caller, in AttemptOutcome outcome)
    {
        var now = Now;
        if (!_entries.TryGetValue(candidate.Key, out var entry))
        {
            // A name that a caller made up and the upstream does not know is nothing to remember.
            if (default(CircuitBreaker).After(outcome, caller, candidate.Cooldown, now) == default)
            {
                return;
            }

            entry = _entries.GetOrAdd(candidate.Key, static _ => new Entry());
        }

        var change = entry.Report(outcome, caller, candidate.Cooldown, now, out var after);
        if (change is not CircuitChange.None)
        {
            _events.Report(candidate, change, after.Health(now));
        }
    }

    private sealed class Entry
    {
        private readonly Lock _lock = new();
        private CircuitBreaker _breaker;

        public CandidateHealth Health(TimeSpan now)
        {
            lock (_lock)
            {
                return _breaker.Health(now);
            }
        }

        public bool TryEnter(Owner caller, bool lastResort, TimeSpan now)
        {
            lock (_lock)
            {
                var entered = _breaker.TryEnter(caller, lastResort, now, out var next);
                _breaker = next;
                return entered;
            }
        }

        public CircuitChange Report(in AttemptOutcome outcome, Owner caller, TimeSpan cooldown, TimeSpan now, out CircuitBreaker after)
        {
            lock (_lock)
            {
                after = _breaker.After(outcome, caller, cooldown, now);
                var change = CircuitBreaker.Compare(_breaker, after);
                _breaker = after;
                return change;
            }
        }
    }
}
