using Aisbf.Domain.Rotations;
using Aisbf.Domain.Routing;
using FsCheck;
using FsCheck.Fluent;

namespace Aisbf.Domain.Tests.Rotations;

public sealed class RotationPolicyTests
{
    [Test]
    public void There_is_one_policy_for_each_strategy() =>
        RotationPolicies.All.Select(p => p.Name).ShouldBe(RotationStrategies.All);

    [Test]
    public void Every_policy_keeps_every_choice_and_puts_standby_last_and_repeats_itself()
    {
        Prop.ForAll<long, (NonNegativeInt Weight, int Latency, int Price)[]>((ticket, members) =>
        {
            foreach (var policy in RotationPolicies.All)
            {
                var given = members.Select((m, i) => new RotationChoice(i, m.Weight.Get)
                {
                    LatencyMs = m.Latency < 0 ? double.NaN : m.Latency,
                    Price = m.Price < 0 ? double.NaN : m.Price,
                }).ToArray();
                var order = (RotationChoice[])given.Clone();
                var again = (RotationChoice[])given.Clone();
                policy.Order(order, new RotationDraw(ticket));
                policy.Order(again, new RotationDraw(ticket));

                order.Select(c => c.Index).Order().ShouldBe(Enumerable.Range(0, members.Length));
                order.ShouldBe(again);
                order.SkipWhile(c => c.Weight > 0).ShouldAllBe(c => c.Weight == 0 && c.Reason == PlanReason.Standby);
                order.ShouldAllBe(c => double.IsFinite(c.Score));
            }
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void Priority_prefers_weight_and_lets_equals_take_turns()
    {
        var firsts = new int[4];
        for (var ticket = 0; ticket < 90; ticket++)
        {
            var order = Order(new PriorityRotation(), ticket, new(0, 1), new(1, 5), new(2, 5), new(3, 5));
            order[3].Index.ShouldBe(0);
            order.ShouldAllBe(c => c.Reason == PlanReason.Priority && c.Score == c.Weight);
            firsts[order[0].Index]++;
        }

        firsts.ShouldBe([0, 30, 30, 30]);
    }

    [Test]
    public void Least_latency_prefers_the_quickest()
    {
        var order = Order(new LeastLatencyRotation(), 1, new(0, 1) { LatencyMs = 300 }, new(1, 1) { LatencyMs = 100 }, new(2, 9) { LatencyMs = 200 });

        order.Select(c => c.Index).ShouldBe([1, 2, 0]);
        order.ShouldAllBe(c => c.Reason == PlanReason.Latency && c.Score == c.LatencyMs);
    }

    [Test]
    public void Least_latency_explores_with_one_request_of_ten_once_something_is_measured()
    {
        var explored = new int[3];
        for (var ticket = 0; ticket < 1000; ticket++)
        {
            var first = Order(new LeastLatencyRotation(), ticket, new(0, 1) { LatencyMs = 300 }, new(1, 1), new(2, 1))[0];
            first.Reason.ShouldBe(first.Index == 0 ? PlanReason.Latency : PlanReason.Exploration);
            explored[first.Index]++;
        }

        explored.ShouldBe([900, 50, 50]);
    }

    [Test]
    public void Least_latency_takes_turns_while_nothing_is_measured()
    {
        var firsts = new int[3];
        for (var ticket = 0; ticket < 300; ticket++)
        {
            firsts[Order(new LeastLatencyRotation(), ticket, new(0, 1), new(1, 1), new(2, 1))[0].Index]++;
        }

        firsts.ShouldAllBe(n => n > 80);
    }

    [Test]
    public void Cheapest_prefers_the_lowest_price_and_takes_an_unknown_one_last()
    {
        var order = Order(
            new CheapestRotation(), 0, new(0, 1), new(1, 1) { Price = 0.02 }, new(2, 1) { Price = 0.01 }, new(3, 1) { Price = 0 });

        order.Select(c => c.Index).ShouldBe([3, 2, 1, 0]);
        order.ShouldAllBe(c => c.Reason == PlanReason.Price);
    }

    [Test]
    public void Cheapest_settles_equal_prices_by_weight_and_equal_weights_in_turns()
    {
        var firsts = new int[3];
        for (var ticket = 0; ticket < 10; ticket++)
        {
            firsts[Order(new CheapestRotation(), ticket, new(0, 1) { Price = 1 }, new(1, 2) { Price = 1 }, new(2, 2) { Price = 1 })[0].Index]++;
        }

        firsts.ShouldBe([0, 5, 5]);
    }

    [Test]
    public void Strategies_never_put_standby_before_another_however_good_it_looks()
    {
        foreach (var policy in RotationPolicies.All)
        {
            Order(policy, 0, new(0, 0) { Price = 0, LatencyMs = 1 }, new(1, 1) { Price = 9, LatencyMs = 900 })[0].Index.ShouldBe(1, policy.Name);
        }
    }

    private static RotationChoice[] Order(IRotationPolicy policy, long ticket, params RotationChoice[] choices)
    {
        policy.Order(choices, new RotationDraw(ticket));
        return choices;
    }
}
