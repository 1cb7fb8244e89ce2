using Aisbf.Domain.Routing;

namespace Aisbf.Domain.Rotations;

/// <summary>The heaviest first, lighter ones only after it failed; equal weights take turns. Weight 0 comes last.</summary>
public sealed class PriorityRotation : IRotationPolicy
{
    public string Name => RotationStrategies.Priority;

    public void Order(Span<RotationChoice> choices, in RotationDraw draw)
    {
        var standby = Ranking.StandbyLast(choices);
        Ranking.TakeTurns(choices[standby..], draw);

        var active = choices[..standby];
        foreach (ref var choice in active)
        {
            choice.Reason = PlanReason.Priority;
            choice.Score = choice.Weight;
            choice.Rank = (-choice.Weight, 0);
        }

        Ranking.Sort(active, draw);
    }
}
