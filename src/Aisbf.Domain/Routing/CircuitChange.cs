namespace Aisbf.Domain.Routing;

/// <summary>What an event did to a circuit.</summary>
public enum CircuitChange
{
    /// <summary>Nothing that anybody has to be told.</summary>
    None,

    /// <summary>It opened, opened again after a probe that failed, or is open for others than before.</summary>
    Opened,

    /// <summary>It closed.</summary>
    Closed,
}
