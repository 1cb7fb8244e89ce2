namespace Aisbf.Api.Controllers.Health;

/// <summary>Whether requests should be sent to a process.</summary>
public enum ReadinessStatus
{
    /// <summary>All of them.</summary>
    Ready,

    /// <summary>Model calls are served; changes may be refused.</summary>
    Degraded,

    /// <summary>None any more.</summary>
    Stopping,
}
