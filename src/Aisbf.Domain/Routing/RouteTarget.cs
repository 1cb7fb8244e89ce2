using Aisbf.Domain.Rotations;

namespace Aisbf.Domain.Routing;

/// <summary>What a name means: one provider's model, or a rotation.</summary>
public readonly record struct RouteTarget
{
    internal RouteTarget(DirectRoute direct) => Direct = direct;

    internal RouteTarget(RotationRoute route) => Route = route;

    /// <summary>The provider's model, if the name means one.</summary>
    public RouteCandidate? Candidate => Direct?.Leaf.Candidate;

    /// <summary>The rotation, if the name means one; also set for one made up over the providers of a bare model name.</summary>
    public Rotation? Rotation => Route?.Rotation;

    internal DirectRoute? Direct { get; }

    internal RotationRoute? Route { get; }
}
