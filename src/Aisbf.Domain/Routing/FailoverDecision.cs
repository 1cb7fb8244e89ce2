namespace Aisbf.Domain.Routing;

/// <summary>What to do after an attempt.</summary>
public enum FailoverDecision
{
    /// <summary>Give this answer to the client.</summary>
    Accept,

    /// <summary>Try the next candidate.</summary>
    Next,

    /// <summary>Give this failure to the client and try no other.</summary>
    Stop,
}
