namespace Aisbf.Domain.Routing;

/// <summary>The state of a candidate's circuit breaker.</summary>
public enum CircuitState
{
    /// <summary>Calls go through.</summary>
    Closed,

    /// <summary>No call goes through until the cooldown is over.</summary>
    Open,

    /// <summary>The cooldown is over: one probe may go through, and its outcome decides.</summary>
    HalfOpen,
}
