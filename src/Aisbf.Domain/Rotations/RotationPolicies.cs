namespace Aisbf.Domain.Rotations;

/// <summary>The policies that come with the system, one for each of <see cref="RotationStrategies"/>. They hold no state.</summary>
public static class RotationPolicies
{
    public static IReadOnlyList<IRotationPolicy> All { get; } =
        [new WeightedRotation(), new PriorityRotation(), new LeastLatencyRotation(), new CheapestRotation()];
}
