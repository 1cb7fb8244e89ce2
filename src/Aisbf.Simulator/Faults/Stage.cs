namespace Aisbf.Simulator.Faults;

/// <summary>A point of the answer at which it can be dropped or fall silent.</summary>
/// <param name="Frames">Whole frames to send first; <see cref="Before"/> and <see cref="Headers"/> are points before the first one.</param>
internal readonly record struct Stage(int Frames)
{
    /// <summary>Nothing is sent, not even the status line.</summary>
    public static readonly Stage Before = new(-2);

    /// <summary>Status line and headers are sent, no byte of the body.</summary>
    public static readonly Stage Headers = new(-1);
}
