using System.Runtime.InteropServices;
using Aisbf.Domain.Routing;

namespace Aisbf.Domain.Rotations;

/// <summary>An available place of a rotation as a policy sees it. Holds numbers only, so that a list of them fits on the stack.</summary>
[StructLayout(LayoutKind.Auto)]
public record struct RotationChoice
{
    /// <summary>A choice that nothing is known of but its place and weight.</summary>
    public RotationChoice(int index, double weight)
    {
        Index = index;
        Weight = weight;
    }

    /// <summary>The place in the rotation, in the order of configuration.</summary>
    public int Index { get; init; }

    /// <summary>Finite and not negative; 0 is standby.</summary>
    public double Weight { get; init; }

    /// <summary>Moving average of the time to the first byte in ms; NaN when not measured.</summary>
    public double LatencyMs { get; init; } = double.NaN;

    /// <summary>Estimated price of the request in US dollars; NaN when not known.</summary>
    public double Price { get; init; } = double.NaN;

    /// <summary>Why whoever calls it is a probe; null while its circuit is closed.</summary>
    public PlanReason? ProbeReason { get; init; }

    /// <summary>Set by the policy: why it stands where it stands.</summary>
    public PlanReason Reason { get; set; }

    /// <summary>Set by the policy: the number that decided.</summary>
    public double Score { get; set; }

    /// <summary>What the policy sorts by; equal ranks are ties.</summary>
    internal (double First, double Second) Rank { get; set; }
}
