namespace Aisbf.Domain.Routing;

/// <summary>One place in a rotation: a candidate or a nested rotation.</summary>
internal sealed class RotationNode
{
    public RotationNode(RouteLeaf leaf)
    {
        Leaf = leaf;
        Weight = leaf.Candidate.Weight;
    }

    public RotationNode(RotationRoute nested, double weight)
    {
        Nested = nested;
        Weight = weight;
    }

    public RouteLeaf? Leaf { get; }

    public RotationRoute? Nested { get; }

    public double Weight { get; }
}
