using Aisbf.Domain.Routing;

namespace Aisbf.Domain.Rotations;

/// <summary>What the policies share: standby goes last, ties take turns.</summary>
internal static class Ranking
{
    /// <summary>Moves weight 0 behind the others, each part in its old order; the count of the others.</summary>
    public static int StandbyLast(Span<RotationChoice> choices)
    {
        var active = 0;
        for (var i = 0; i < choices.Length; i++)
        {
            if (choices[i].Weight > 0)
            {
                MoveToFront(choices[active..], i - active);
                active++;
            }
        }

        foreach (ref var choice in choices[active..])
        {
            choice.Reason = PlanReason.Standby;
            choice.Score = 0;
        }

        return active;
    }

    /// <summary>Sorts by rank, ties by configuration, then lets each group of ties take turns by the ticket.</summary>
    public static void Sort(Span<RotationChoice> choices, in RotationDraw draw)
    {
        choices.Sort(static (a, b) =>
        {
            var order = a.Rank.CompareTo(b.Rank);
            return order != 0 ? order : a.Index.CompareTo(b.Index);
        });

        for (var start = 0; start < choices.Length;)
        {
            var end = start + 1;
            while (end < choices.Length && choices[end].Rank == choices[start].Rank)
            {
                end++;
            }

            TakeTurns(choices[start..end], draw);
            start = end;
        }
    }

    /// <summary>Turns the list so that each member comes first equally often over consecutive tickets.</summary>
    public static void TakeTurns(Span<RotationChoice> choices, in RotationDraw draw)
    {
        var turn = draw.Turn(choices.Length);
        if (turn > 0)
        {
            choices[..turn].Reverse();
            choices[turn..].Reverse();
            choices.Reverse();
        }
    }

    /// <summary>Moves one to the front; those before it move up by one.</summary>
    public static void MoveToFront(Span<RotationChoice> choices, int index)
    {
        if (index > 0)
        {
            var moved = choices[index];
            choices[..index].CopyTo(choices[1..]);
            choices[0] = moved;
        }
    }
}
