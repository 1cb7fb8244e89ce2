using Aisbf.Domain.Routing;

namespace Aisbf.Domain.Rotations;

/// <summary>
/// The lowest price for this request first, a price that is not known last; equal prices by weight, equal weights in turns.
/// Weight 0 comes after all others, however cheap.
/// </summary>
public sealed class CheapestRotation : IRotationPolicy
{
    public string Name => RotationStrategies.Cheapest;

    public void Order(Span<RotationChoice> choices, in RotationDraw draw)
    {
        var standby = Ranking.StandbyLast(choices);
        Ranking.TakeTurns(choices[standby..], draw);

        var active = choices[..standby];
        foreach (ref var choice in active)
        {
            var known = !double.IsNaN(choice.Price);
            choice.Reason = PlanReason.Price;
            choice.Score = known ? choice.Price : 0;
            choice.Rank = (known ? choice.Price : double.PositiveInfinity, -choice.Weight);
        }

        Ranking.Sort(active, draw);
    }
}
