using Aisbf.Domain.Routing;

namespace Aisbf.Domain.Rotations;

/// <summary>
/// The shortest time to the first byte first. What was never measured is tried to learn its latency: by every request while
/// nothing is measured, by one of <see cref="ExplorationInterval"/> once something is, and otherwise after all that is.
/// Weights only tell standby (0, comes last) from the rest.
/// </summary>
public sealed class LeastLatencyRotation : IRotationPolicy
{
    /// <summary>Of so many requests one tries what is not measured yet: 10.</summary>
    public const int ExplorationInterval = 10;

    public string Name => RotationStrategies.LeastLatency;

    public void Order(Span<RotationChoice> choices, in RotationDraw draw)
    {
        var standby = Ranking.StandbyLast(choices);
        Ranking.TakeTurns(choices[standby..], draw);

        var active = choices[..standby];
        var explores = draw.Turn(ExplorationInterval) == 0;
        foreach (ref var choice in active)
        {
            var measured = !double.IsNaN(choice.LatencyMs);
            choice.Reason = measured ? PlanReason.Latency : PlanReason.Exploration;
            choice.Score = measured ? choice.LatencyMs : 0;
            choice.Rank = (measured ? choice.LatencyMs : explores ? double.NegativeInfinity : double.PositiveInfinity, 0);
        }

        // Exploring requests are ten tickets apart: the tickets themselves would give an even count only half of its turns.
        Ranking.Sort(active, explores ? draw with { Ticket = draw.Ticket / ExplorationInterval } : draw);
    }
}
