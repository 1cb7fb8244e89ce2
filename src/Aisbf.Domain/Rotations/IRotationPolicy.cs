namespace Aisbf.Domain.Rotations;

/// <summary>
/// Decides in which order a rotation's candidates are tried. Pure: the same choices and the same draw give the same
/// order, so a decision can be explained or replayed, and any number of requests can ask at once.
/// </summary>
public interface IRotationPolicy
{
    /// <summary>The name by which configuration chooses it: one of <see cref="RotationStrategies"/>.</summary>
    string Name { get; }

    /// <summary>
    /// Puts the choices, which come in the order of configuration and are all available, into the order of trying, and
    /// sets the reason and score of each.
    /// </summary>
    void Order(Span<RotationChoice> choices, in RotationDraw draw);
}
