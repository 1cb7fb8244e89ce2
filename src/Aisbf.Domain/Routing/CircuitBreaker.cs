namespace Aisbf.Domain.Routing;

/// <summary>
/// The circuit breaker of one candidate, as a value: every event gives the next value, and whoever keeps it swaps it in.
/// Closed, it opens for the cooldown after <see cref="FailureLimit"/> failures in a row, or at once when the upstream asks to
/// wait. When that is over it is half open: one call goes through as a probe, its success closes the circuit and its failure
/// opens it again. What is the caller's fault says nothing about the candidate and only frees the probe.
/// </summary>
public readonly record struct CircuitBreaker
{
    /// <summary>Failures in a row that open the circuit: 3.</summary>
    public const int FailureLimit = 3;

    /// <summary>Share of the newest measurement in the moving average of latency: 0.2.</summary>
    public const double LatencyShare = 0.2;

    /// <summary>After this long without a verdict a probe counts as lost and another may go: 120 s.</summary>
    public static readonly TimeSpan ProbeLease = TimeSpan.FromSeconds(120);

    /// <summary>How long a circuit stays open when the upstream asks to wait but does not say for how long: 60 s.</summary>
    public static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(60);

    /// <summary>The longest wait that an upstream can impose: 24 h.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromHours(24);

    /// <summary>Failures in a row.</summary>
    public int Failures { get; private init; }

    /// <summary>When the circuit stops being open; null while closed.</summary>
    public DateTimeOffset? OpenUntil { get; private init; }

    /// <summary>What opened it; null while closed.</summary>
    public AttemptKind? Cause { get; private init; }

    /// <summary>Until when a probe that is under way is waited for; null when there is none.</summary>
    public DateTimeOffset? ProbeUntil { get; private init; }

    /// <summary>Moving average of the time to the first byte, in milliseconds.</summary>
    public double? LatencyMs { get; private init; }

    /// <summary>The state at an instant. Half open with an instant set means: a probe is under way, until then at the latest.</summary>
    public CandidateHealth Health(DateTimeOffset now)
    {
        if (OpenUntil is not { } until)
        {
            return new CandidateHealth(CircuitState.Closed, Failures, null, null, LatencyMs);
        }

        return now < until
            ? new CandidateHealth(CircuitState.Open, Failures, until, Cause, LatencyMs)
            : new CandidateHealth(CircuitState.HalfOpen, Failures, ProbeUntil > now ? ProbeUntil : null, Cause, LatencyMs);
    }

    /// <summary>Whether a call may go now; if so, <paramref name="next"/> is the value to keep.</summary>
    public bool TryEnter(DateTimeOffset now, out CircuitBreaker next)
    {
        next = this;
        if (OpenUntil is not { } until)
        {
            return true;
        }

        if (now < until || ProbeUntil > now)
        {
            return false;
        }

        next = this with { ProbeUntil = Later(now, ProbeLease) };
        return true;
    }

    /// <summary>The value after a call ended.</summary>
    /// <param name="outcome">How it ended.</param>
    /// <param name="cooldown">How long the candidate rests when this opens the circuit; zero or less: failures never open it.</param>
    /// <param name="now">When it ended.</param>
    public CircuitBreaker After(in AttemptOutcome outcome, TimeSpan cooldown, DateTimeOffset now) => outcome.Kind switch
    {
        AttemptKind.Success => Succeeded(outcome.FirstByte, now),
        AttemptKind.RateLimited => Limited(outcome.RetryAfter, now),
        _ when FailoverPolicy.CountsAgainstHealth(outcome.Kind) => Failed(outcome.Kind, cooldown, now),
        _ => this with { ProbeUntil = null },
    };

    private CircuitBreaker Succeeded(TimeSpan firstByte, DateTimeOffset now)
    {
        var measured = firstByte.TotalMilliseconds;
        var latency = measured <= 0 ? LatencyMs : LatencyMs is { } old ? old + LatencyShare * (measured - old) : measured;

        // A call that set out before the circuit opened knows nothing of what opened it.
        return now < OpenUntil ? this with { LatencyMs = latency } : new CircuitBreaker { LatencyMs = latency };
    }

    private CircuitBreaker Limited(TimeSpan? retryAfter, DateTimeOffset now)
    {
        var wait = retryAfter is { } asked && asked >= TimeSpan.Zero ? asked : DefaultWait;
        var until = Later(now, wait < MaxWait ? wait : MaxWait);
        return this with
        {
            OpenUntil = OpenUntil > until ? OpenUntil : until,
            Cause = AttemptKind.RateLimited,
            ProbeUntil = null,
        };
    }

    private CircuitBreaker Failed(AttemptKind kind, TimeSpan cooldown, DateTimeOffset now)
    {
        var failures = Failures == int.MaxValue ? Failures : Failures + 1;
        if (now < OpenUntil)
        {
            // A straggler from before: counting is enough, else a burst would stretch the cooldown call by call.
            return this with { Failures = failures };
        }

        if (cooldown <= TimeSpan.Zero)
        {
            return new CircuitBreaker { Failures = failures, LatencyMs = LatencyMs };
        }

        return OpenUntil is not null || failures >= FailureLimit
            ? new CircuitBreaker { Failures = failures, OpenUntil = Later(now, cooldown), Cause = kind, LatencyMs = LatencyMs }
            : this with { Failures = failures };
    }

    private static DateTimeOffset Later(DateTimeOffset now, TimeSpan span) =>
        span < DateTimeOffset.MaxValue - now ? now + span : DateTimeOffset.MaxValue;
}
