namespace Aisbf.Domain.Routing;

/// <summary>Why a candidate stands where it stands in a plan.</summary>
public enum PlanReason
{
    /// <summary>The name means this provider and model.</summary>
    Named,

    /// <summary>Picked in proportion to its weight.</summary>
    WeightedPick,

    /// <summary>The heaviest that is left, or the next by priority of an autoselect.</summary>
    Priority,

    /// <summary>The quickest first byte of those that are left.</summary>
    Latency,

    /// <summary>Not measured yet, so it is tried to learn its latency.</summary>
    Exploration,

    /// <summary>The lowest price of those that are left.</summary>
    Price,

    /// <summary>Weight 0: used only when all others are out.</summary>
    Standby,

    /// <summary>Its circuit is half open: this call is the probe.</summary>
    Probe,

    /// <summary>Every candidate's circuit is open, and this one is due to be tried all the same.</summary>
    LastResort,

    /// <summary>Chosen for this request by its autoselect.</summary>
    Selected,

    /// <summary>What its autoselect uses when nothing could be picked.</summary>
    Fallback,

    /// <summary>It made the signed or encrypted reasoning that the conversation hands back, and nobody else can read that.</summary>
    Continuation,
}
