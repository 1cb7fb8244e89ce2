using Aisbf.Domain.Tenancy;

namespace Aisbf.Domain.Routing;

/// <summary>
/// The circuit breaker of one candidate, as a value: every event gives the next value, and whoever keeps it swaps it in.
/// <para>
/// Failures in a row open it for the cooldown: <see cref="FailureLimit"/> failures of one caller open it for that caller, and
/// for everybody once a second caller has failed as well and more than half of the newest <see cref="CallWindow.Calls"/> calls
/// failed. A request to wait opens it at once. When the time is over it is half open: one call goes through as a probe, its
/// success closes the circuit and its failure opens it again for whoever made that call. What is the caller's fault says
/// nothing about the candidate and only frees the probe.
/// </para>
/// <para>
/// While it is open, a probe may go earlier where a name has no other candidate: 1, 2, 4 … s after it opened, up to the
/// cooldown. A wait that the upstream stated is kept.
/// </para>
/// <para>Instants are times on one clock that only goes forward, from any beginning.</para>
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

    /// <summary>The longest wait that is read from an answer: 24 h. How much of it is kept is a setting.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromHours(24);

    /// <summary>The wait before the first early retry; it doubles with every retry that fails: 1 s.</summary>
    public static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(1);

    // 2^20 s are 12 days, longer than any cooldown.
    private const int MaxDoublings = 20;

    /// <summary>Failures in a row.</summary>
    public int Failures { get; private init; }

    /// <summary>When the circuit opened first; null while closed.</summary>
    public TimeSpan? OpenedAt { get; private init; }

    /// <summary>When the circuit stops being open; null while closed.</summary>
    public TimeSpan? OpenUntil { get; private init; }

    /// <summary>When a call may be tried all the same if there is no other candidate; null: not before <see cref="OpenUntil"/>.</summary>
    public TimeSpan? RetryAt { get; private init; }

    /// <summary>What opened it; null while closed.</summary>
    public AttemptKind? Cause { get; private init; }

    /// <summary>The one caller that an open circuit is open for; null: for everybody.</summary>
    public Owner? OnlyFor { get; private init; }

    /// <summary>Until when a probe that is under way is waited for; null when there is none.</summary>
    public TimeSpan? ProbeUntil { get; private init; }

    /// <summary>The most recent failure, also after a success.</summary>
    public LastFailure? LastFailure { get; private init; }

    /// <summary>Moving average of the time to the first byte, in milliseconds.</summary>
    public double? LatencyMs { get; private init; }

    private CallWindow Window { get; init; }

    private Owner FailingCaller { get; init; }

    private bool SeveralFail { get; init; }

    private int Openings { get; init; }

    /// <summary>The state at an instant.</summary>
    public CandidateHealth Health(TimeSpan now)
    {
        var probe = ProbeUntil > now ? ProbeUntil - now : null;
        var health = new CandidateHealth(CircuitState.Closed, Failures, null, Cause, LatencyMs)
        {
            OpenFor = now - OpenedAt,
            OnlyFor = OnlyFor,
            IsProbing = probe is not null,
            LastFailure = LastFailure,
            LastFailureAgo = now - LastFailure?.At,
        };
        if (OpenUntil is not { } until)
        {
            return health;
        }

        return now < until
            ? health with { Circuit = CircuitState.Open, Wait = until - now, RetryWait = probe ?? Remaining(RetryAt, now) }
            : health with { Circuit = CircuitState.HalfOpen, Wait = probe };
    }

    /// <summary>Whether a call may go now; if so, <paramref name="next"/> is the value to keep.</summary>
    /// <param name="caller">Who calls.</param>
    /// <param name="lastResort">There is no other candidate.</param>
    /// <param name="now">The instant.</param>
    /// <param name="next">The value after the permission.</param>
    public bool TryEnter(Owner caller, bool lastResort, TimeSpan now, out CircuitBreaker next)
    {
        next = this;
        if (OpenUntil is not { } until || !IsOpenFor(caller))
        {
            return true;
        }

        if (ProbeUntil > now || now < until && !(lastResort && RetryAt <= now))
        {
            return false;
        }

        next = this with { ProbeUntil = Later(now, ProbeLease) };
        return true;
    }

    /// <summary>The value after a call ended.</summary>
    /// <param name="outcome">How it ended.</param>
    /// <param name="caller">Who called.</param>
    /// <param name="cooldown">How long the candidate rests when this opens the circuit; zero or less: failures never open it.</param>
    /// <param name="now">When it ended.</param>
    public CircuitBreaker After(in AttemptOutcome outcome, Owner caller, TimeSpan cooldown, TimeSpan now) => outcome.Kind switch
    {
        AttemptKind.Success => Succeeded(outcome.FirstByte, caller, now),
        AttemptKind.RateLimited => Limited(outcome, caller, now),
        _ when FailoverPolicy.CountsAgainstHealth(outcome.Kind) => Failed(outcome, caller, cooldown, now),
        _ => IsOpenFor(caller) ? this with { ProbeUntil = null } : this,
    };

    /// <summary>What an event changed about whom the circuit is open for.</summary>
    /// <param name="before">The value before it.</param>
    /// <param name="after">The value after it.</param>
    public static CircuitChange Compare(in CircuitBreaker before, in CircuitBreaker after) =>
        after.OpenUntil is null ? before.OpenUntil is null ? CircuitChange.None : CircuitChange.Closed
        : before.OpenUntil is null || before.Openings != after.Openings || before.OnlyFor != after.OnlyFor ? CircuitChange.Opened
        : CircuitChange.None;

    private bool IsOpenFor(Owner caller) => OnlyFor is not { } only || only == caller;

    /// <summary>The circuit is open, and this caller's call is not a probe: it began before the circuit opened.</summary>
    private bool IsLate(TimeSpan now) => now < OpenUntil && ProbeUntil is null;

    private CircuitBreaker Succeeded(TimeSpan firstByte, Owner caller, TimeSpan now)
    {
        var measured = firstByte.TotalMilliseconds;
        var latency = measured <= 0 ? LatencyMs : LatencyMs is { } old ? old + LatencyShare * (measured - old) : measured;
        if (OpenUntil is null)
        {
            return this with { Failures = 0, SeveralFail = false, Window = Window.Add(failed: false, now), LatencyMs = latency };
        }

        if (!IsOpenFor(caller))
        {
            return this with { Window = Window.Add(failed: false, now), LatencyMs = latency };
        }

        return IsLate(now) ? this with { LatencyMs = latency } : new CircuitBreaker { LatencyMs = latency, LastFailure = LastFailure };
    }

    private CircuitBreaker Limited(in AttemptOutcome outcome, Owner caller, TimeSpan now)
    {
        var stated = outcome.RetryAfter is { } asked && asked >= TimeSpan.Zero ? asked : (TimeSpan?)null;
        var wait = stated ?? DefaultWait;
        var until = Later(now, wait < MaxWait ? wait : MaxWait);
        until = OpenUntil > until ? OpenUntil.Value : until;
        var limited = this with { LastFailure = new LastFailure(outcome.Kind, outcome.Status, now) { Reason = outcome.Detail?.Reason } };

        // A stated wait is about the account. Without one, the request itself may be the reason, so a second caller has to see it, too.
        if (stated is not null)
        {
            return IsLate(now) && OnlyFor is null
                ? limited with { OpenUntil = until, RetryAt = null, Cause = AttemptKind.RateLimited }
                : limited.Open(AttemptKind.RateLimited, onlyFor: null, until, retryAt: null, now);
        }

        var onlyFor = OpenUntil is null || OnlyFor == caller ? caller : (Owner?)null;
        return IsLate(now) && onlyFor == OnlyFor
            ? limited with { OpenUntil = until, Cause = AttemptKind.RateLimited }
            : limited.Open(AttemptKind.RateLimited, onlyFor, until, RetryAfterOpening(DefaultWait, now), now);
    }

    private CircuitBreaker Failed(in AttemptOutcome outcome, Owner caller, TimeSpan cooldown, TimeSpan now)
    {
        var counted = this with
        {
            Failures = Failures == int.MaxValue ? Failures : Failures + 1,
            FailingCaller = caller,
            SeveralFail = SeveralFail || Failures > 0 && FailingCaller != caller,
            Window = Window.Add(failed: true, now),
            LastFailure = new LastFailure(outcome.Kind, outcome.Status, now) { Reason = outcome.Detail?.Reason },
        };
        if (OpenUntil is not null && IsOpenFor(caller))
        {
            // One that began before the circuit opened only counts, else a burst would stretch the cooldown call by call.
            return IsLate(now) ? counted
                : cooldown <= TimeSpan.Zero ? counted.Closed()
                : counted.Open(outcome.Kind, caller, cooldown, now) with { SeveralFail = false };
        }

        if (cooldown <= TimeSpan.Zero || counted.Failures < FailureLimit)
        {
            return counted;
        }

        return !counted.SeveralFail ? counted.Open(outcome.Kind, caller, cooldown, now)
            : counted.Window.MostFailed ? counted.Open(outcome.Kind, onlyFor: null, cooldown, now)
            : counted;
    }

    private CircuitBreaker Open(AttemptKind cause, Owner? onlyFor, TimeSpan cooldown, TimeSpan now) =>
        Open(cause, onlyFor, Later(now, cooldown), RetryAfterOpening(cooldown, now), now);

    private CircuitBreaker Open(AttemptKind cause, Owner? onlyFor, TimeSpan until, TimeSpan? retryAt, TimeSpan now) => this with
    {
        OpenedAt = OpenedAt ?? now,
        OpenUntil = until,
        RetryAt = retryAt,
        Cause = cause,
        OnlyFor = onlyFor,
        ProbeUntil = null,
        Openings = Openings == int.MaxValue ? Openings : Openings + 1,
    };

    private CircuitBreaker Closed() => this with { OpenedAt = null, OpenUntil = null, RetryAt = null, Cause = null, OnlyFor = null, ProbeUntil = null, Openings = 0 };

    private TimeSpan RetryAfterOpening(TimeSpan cooldown, TimeSpan now)
    {
        var wait = FirstRetry * (1L << Math.Min(Openings, MaxDoublings));
        return Later(now, wait < cooldown ? wait : cooldown);
    }

    private static TimeSpan? Remaining(TimeSpan? until, TimeSpan now) => until is { } instant ? instant > now ? instant - now : TimeSpan.Zero : null;

    private static TimeSpan Later(TimeSpan now, TimeSpan span) => span < TimeSpan.MaxValue - now ? now + span : TimeSpan.MaxValue;
}
