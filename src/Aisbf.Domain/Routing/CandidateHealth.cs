using Aisbf.Domain.Tenancy;

namespace Aisbf.Domain.Routing;

/// <summary>What is known of a candidate's recent behaviour, at one instant.</summary>
/// <param name="Circuit">Whether it may be called.</param>
/// <param name="Failures">Failures in a row.</param>
/// <param name="Wait">
/// How long until an open circuit lets a probe through, or until the probe of a half-open one counts as lost; null when a call may go.
/// </param>
/// <param name="Cause">Why the circuit opened.</param>
/// <param name="LatencyMs">Moving average of the time to the first byte, in milliseconds; null before the first success.</param>
public readonly record struct CandidateHealth(CircuitState Circuit, int Failures, TimeSpan? Wait, AttemptKind? Cause, double? LatencyMs)
{
    /// <summary>How long until an open circuit lets a probe through where there is no other candidate; null: not before <see cref="Wait"/> is over.</summary>
    public TimeSpan? RetryWait { get; init; }

    /// <summary>A probe is under way.</summary>
    public bool IsProbing { get; init; }

    /// <summary>For how long the circuit has not been closed.</summary>
    public TimeSpan? OpenFor { get; init; }

    /// <summary>The one caller that the circuit is open for; null: for everybody.</summary>
    public Owner? OnlyFor { get; init; }

    /// <summary>The most recent failure, also after a success.</summary>
    public LastFailure? LastFailure { get; init; }

    /// <summary>How long ago that was.</summary>
    public TimeSpan? LastFailureAgo { get; init; }

    /// <summary>As one caller finds it: a circuit that is open for another is closed.</summary>
    public CandidateHealth For(Owner caller) => Circuit is CircuitState.Closed || OnlyFor is not { } only || only == caller
        ? this
        : this with { Circuit = CircuitState.Closed, Wait = null, RetryWait = null, IsProbing = false, Cause = null, OpenFor = null, OnlyFor = null };

    /// <summary>Whether a call may go now.</summary>
    /// <param name="lastResort">There is no other candidate.</param>
    public bool Admits(bool lastResort) => Circuit switch
    {
        CircuitState.Closed => true,
        CircuitState.HalfOpen => !IsProbing,
        _ => lastResort && RetryWait == TimeSpan.Zero,
    };
}
