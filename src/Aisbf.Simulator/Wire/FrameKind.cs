namespace Aisbf.Simulator.Wire;

/// <summary>What a frame is for; faults aim at it.</summary>
internal enum FrameKind
{
    Content,

    /// <summary>Carries the finish reason, or belongs to the end after it.</summary>
    Finish,

    /// <summary>The end mark.</summary>
    Done,
}
