using Aisbf.Domain.Rotations;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tests.Routing;

namespace Aisbf.Domain.Tests.Rotations;

public sealed class WeightedRotationTests
{
    private const int Requests = 4000;

    [Test]
    public void Weights_of_3_to_1_give_shares_of_3_to_1()
    {
        var (providers, rotation) = Routes.Weighted(3, 1);

        var firsts = new Planning(Routes.Snapshot(providers, rotation)).Firsts("mix", Requests);

        firsts.Count(p => p == "a").ShouldBeNear(3000, 40);
    }

    [TestCase("a", 0, 0.25, 0.75)]
    [TestCase("b", 0.625, 0, 0.375)]
    [TestCase("c", 5 / 6.0, 1 / 6.0, 0)]
    public void With_any_member_out_the_others_keep_their_proportion(string outOf, double a, double b, double c)
    {
        var (providers, rotation) = Routes.Weighted(5, 1, 3);

        var firsts = new Planning(Routes.Snapshot(providers, rotation)).Open(outOf).Firsts("mix", Requests);

        firsts.Count(p => p == "a").ShouldBeNear((int)(a * Requests), 40);
        firsts.Count(p => p == "b").ShouldBeNear((int)(b * Requests), 40);
        firsts.Count(p => p == "c").ShouldBeNear((int)(c * Requests), 40);
    }

    [Test]
    public void Shares_hold_from_any_ticket_on_even_far_beyond_what_a_double_can_count()
    {
        foreach (var start in new[] { 0, 17, 1L << 40, long.MaxValue - 500, long.MinValue, -500 })
        {
            var first = Enumerable.Range(0, 1000).Count(i => Order(unchecked(start + i), 3, 1)[0].Index == 0);
            first.ShouldBeNear(750, 5);
        }
    }

    [Test]
    public void The_light_member_comes_at_regular_distances()
    {
        var picks = Enumerable.Range(0, Requests).Where(t => Order(t, 3, 1)[0].Index == 1).ToList();

        // A quarter of the requests: never two in a row, never more than seven apart.
        picks.Zip(picks.Skip(1), (x, y) => y - x).Distinct().ShouldAllBe(gap => gap >= 2 && gap <= 7);
    }

    [Test]
    public void Every_window_of_requests_is_close_to_its_shares()
    {
        var picks = Enumerable.Range(0, Requests).Select(t => Order(t, 3, 1)[0].Index == 1 ? 1 : 0).ToArray();

        for (var start = 0; start + 100 <= picks.Length; start += 7)
        {
            picks.AsSpan(start, 100).ToArray().Sum().ShouldBeNear(25, 2);
        }
    }

    [Test]
    public void What_a_failed_pick_leaves_is_shared_out_in_proportion_too()
    {
        var seconds = new int[3];
        for (var ticket = 0; ticket < 20_000; ticket++)
        {
            var order = Order(ticket, 5, 1, 3);
            if (order[0].Index == 0)
            {
                seconds[order[1].Index]++;
            }
        }

        (seconds[2] / (double)(seconds[1] + seconds[2])).ShouldBe(0.75, 0.02);
    }

    [Test]
    public void Weight_0_stands_by_behind_all_others_and_takes_turns()
    {
        for (var ticket = 0; ticket < 100; ticket++)
        {
            var order = Order(ticket, 0, 2, 0, 1);
            order[2..].ToArray().ShouldAllBe(c => c.Reason == PlanReason.Standby && c.Weight == 0);
            order[2].Index.ShouldBe(ticket % 2 == 0 ? 0 : 2);
            order[..2].ToArray().ShouldAllBe(c => c.Reason == PlanReason.WeightedPick);
        }
    }

    [Test]
    public void Standby_serves_when_all_others_are_out()
    {
        var (providers, rotation) = Routes.Weighted(1, 0);
        var planning = new Planning(Routes.Snapshot(providers, rotation)).Open("a");

        var plan = planning.Plan("mix");

        plan.Candidates.ShouldHaveSingleItem().Reason.ShouldBe(PlanReason.Standby);
        plan.Failure.ShouldBeNull();
    }

    [Test]
    public void The_score_is_the_share_of_what_is_available()
    {
        var order = Order(0, 3, 1);

        order.ToArray().Single(c => c.Index == 0).Score.ShouldBe(0.75);
        order.ToArray().Single(c => c.Index == 1).Score.ShouldBe(0.25);
    }

    [TestCase(-1)]
    [TestCase(double.NaN)]
    [TestCase(double.NegativeInfinity)]
    public void A_weight_that_is_none_is_standby(double weight)
    {
        var (providers, rotation) = Routes.Weighted(1, weight);

        new Planning(Routes.Snapshot(providers, rotation)).Firsts("mix", 100).ShouldAllBe(p => p == "a");
    }

    [Test]
    public void An_infinite_weight_leaves_the_arithmetic_alone()
    {
        var (providers, rotation) = Routes.Weighted(double.PositiveInfinity, double.MaxValue, 1);

        var plan = new Planning(Routes.Snapshot(providers, rotation)).Plan("mix");

        plan.Candidates.Count.ShouldBe(3);
        plan.Candidates.ShouldAllBe(c => double.IsFinite(c.Score));
    }

    private static ReadOnlySpan<RotationChoice> Order(long ticket, params double[] weights)
    {
        var choices = weights.Select((w, i) => new RotationChoice(i, w)).ToArray();
        new WeightedRotation().Order(choices, new RotationDraw(ticket));
        return choices;
    }
}
