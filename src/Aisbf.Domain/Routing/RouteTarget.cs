using Aisbf.Domain.Autoselects;
using Aisbf.Domain.Rotations;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Domain.Routing;

/// <summary>What a name means: one provider's model, a rotation, or an autoselect.</summary>
public readonly record struct RouteTarget
{
    internal RouteTarget(DirectRoute direct) => Direct = direct;

    internal RouteTarget(RotationRoute route) => Route = route;

    internal RouteTarget(AutoselectRoute choice) => Choice = choice;

    /// <summary>The provider's model, if the name means one.</summary>
    public RouteCandidate? Candidate => Direct?.Leaf.Candidate;

    /// <summary>The rotation, if the name means one; also set for one made up over the providers of a bare model name.</summary>
    public Rotation? Rotation => Route?.Rotation;

    /// <summary>The autoselect, if the name means one.</summary>
    public Autoselect? Autoselect => Choice?.Autoselect;

    /// <summary>
    /// Whether a token with these limits may call it. A rotation or autoselect is allowed by its own name, whatever stands in it; a bare
    /// name that several providers have needs all of them to be allowed.
    /// </summary>
    public bool IsAllowedBy(TokenLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return limits.Models.Count == 0 || IsNamedBy(limits);
    }

    internal DirectRoute? Direct { get; }

    internal RotationRoute? Route { get; }

    internal AutoselectRoute? Choice { get; }

    /// <summary>The space that all of its embeddings are in; null when a provider's model is named, or none gives any.</summary>
    internal string? VectorSpace => (Route ?? Choice?.Members)?.VectorSpace;

    // By itself, so that a token without limits does not pay for the closure.
    private bool IsNamedBy(TokenLimits limits)
    {
        if (Direct is { } direct)
        {
            return limits.AllowsModel(direct.Leaf.Candidate.Name);
        }

        if (Choice is { } choice)
        {
            return limits.AllowsModel(ModelPattern.OfAutoselect(choice.Autoselect.Id));
        }

        return Route!.Id is { } id
            ? limits.AllowsModel(ModelPattern.OfRotation(id))
            : Array.TrueForAll(Route.Nodes, node => limits.AllowsModel(node.Leaf!.Candidate.Name));
    }
}
