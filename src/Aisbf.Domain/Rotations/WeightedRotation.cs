using Aisbf.Domain.Routing;

namespace Aisbf.Domain.Rotations;

/// <summary>
/// Shares of traffic in proportion to weight. The first candidate follows from the ticket alone, evenly spread; those after
/// it are drawn again among the untried, without a pattern, so that what a failed candidate leaves is shared out in
/// proportion too. Weight 0 is standby: after all others, taking turns.
/// </summary>
public sealed class WeightedRotation : IRotationPolicy
{
    /// <summary>Nobody tries more than these; further ones keep the order of configuration, so that long rotations stay cheap.</summary>
    private const int MaxDraws = 32;

    public string Name => RotationStrategies.Weighted;

    public void Order(Span<RotationChoice> choices, in RotationDraw draw)
    {
        var standby = Ranking.StandbyLast(choices);
        Ranking.TakeTurns(choices[standby..], draw);

        var weighted = choices[..standby];
        var total = 0.0;
        foreach (ref readonly var choice in weighted)
        {
            total += choice.Weight;
        }

        var left = total;
        for (var i = 0; i < weighted.Length; i++)
        {
            if (i < MaxDraws && i < weighted.Length - 1)
            {
                var picked = Pick(weighted[i..], left * (i == 0 ? draw.Spread : draw.Hashed(i)));
                Ranking.MoveToFront(weighted[i..], picked);
            }

            weighted[i].Reason = PlanReason.WeightedPick;
            weighted[i].Score = weighted[i].Weight / total;
            left -= weighted[i].Weight;
        }
    }

    private static int Pick(ReadOnlySpan<RotationChoice> choices, double target)
    {
        for (var i = 0; i < choices.Length - 1; i++)
        {
            target -= choices[i].Weight;
            if (target < 0)
            {
                return i;
            }
        }

        return choices.Length - 1;
    }
}
