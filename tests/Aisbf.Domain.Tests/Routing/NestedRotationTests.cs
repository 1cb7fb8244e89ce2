using Aisbf.Domain.Rotations;
using Aisbf.Domain.Routing;

namespace Aisbf.Domain.Tests.Routing;

public sealed class NestedRotationTests
{
    private static readonly Domain.Providers.Provider[] Providers =
        [Routes.Provider("a", "m"), Routes.Provider("b", "m"), Routes.Provider("c", "m"), Routes.Provider("d", "m")];

    [Test]
    public void A_nested_rotation_takes_its_place_by_weight_and_then_gives_all_its_candidates()
    {
        var planning = Plan(
            Routes.Rotation("outer", Routes.Entry("a", "m", 0), Routes.Nested("inner"), Routes.Entry("d", "m", 0)),
            Routes.Rotation("inner", Routes.Entry("b", "m"), Routes.Entry("c", "m")));

        var plan = planning.Plan("outer");

        plan.Candidates.Take(2).Select(c => (c.Candidate.Provider.Id, c.RotationId)).ShouldBe([("b", "inner"), ("c", "inner")], ignoreOrder: true);
        plan.Candidates.Skip(2).ShouldAllBe(c => c.RotationId == "outer" && c.Reason == PlanReason.Standby);
        plan.Rotation.ShouldNotBeNull().Id.ShouldBe("outer");
    }

    [Test]
    public void Outer_and_inner_shares_do_not_depend_on_each_other()
    {
        // Half to a, half to the inner rotation, which halves again.
        var planning = Plan(
            Routes.Rotation("outer", Routes.Entry("a", "m"), Routes.Nested("inner")),
            Routes.Rotation("inner", Routes.Entry("b", "m"), Routes.Entry("c", "m")));

        var firsts = planning.Firsts("outer", 4000);

        firsts.Count(p => p == "a").ShouldBeNear(2000, 20);
        firsts.Count(p => p == "b").ShouldBeNear(1000, 20);
        firsts.Count(p => p == "c").ShouldBeNear(1000, 20);
    }

    [Test]
    public void Inner_shares_hold_when_the_inner_rotation_is_also_asked_for_in_step_with_the_outer()
    {
        var planning = Plan(
            Routes.Rotation("outer", Routes.Entry("a", "m"), Routes.Nested("inner")),
            Routes.Rotation("inner", Routes.Entry("b", "m", 3), Routes.Entry("c", "m", 1)));
        var throughOuter = new List<string>();
        for (var i = 0; i < 4000; i++)
        {
            // Whenever the outer rotation picks a, somebody asks for the inner one: both have the same number all the time.
            var first = planning.Firsts("outer", 1)[0];
            if (first == "a")
            {
                planning.Plan("inner");
            }

            throughOuter.Add(first);
        }

        planning.TicketsOf("inner").ShouldBe(planning.TicketsOf("outer"));
        var b = throughOuter.Count(p => p == "b");
        (b / (double)(b + throughOuter.Count(p => p == "c"))).ShouldBe(0.75, 0.02);
    }

    [Test]
    public void Shares_hold_three_levels_deep()
    {
        var planning = Plan(
            Routes.Rotation("r1", Routes.Entry("a", "m"), Routes.Nested("r2", 3)),
            Routes.Rotation("r2", Routes.Entry("b", "m"), Routes.Nested("r3", 2)),
            Routes.Rotation("r3", Routes.Entry("c", "m"), Routes.Entry("d", "m")));

        var firsts = planning.Firsts("r1", 8000);

        foreach (var provider in new[] { "b", "c", "d" })
        {
            firsts.Count(p => p == provider).ShouldBeNear(2000, 60, provider);
        }
    }

    [Test]
    public void What_a_failed_outer_pick_leaves_to_the_inner_rotation_is_shared_in_proportion()
    {
        var planning = Plan(
            Routes.Rotation("outer", Routes.Entry("a", "m"), Routes.Nested("inner")),
            Routes.Rotation("inner", Routes.Entry("b", "m", 3), Routes.Entry("c", "m", 1)));

        var seconds = Enumerable.Range(0, 8000).Select(_ => planning.Plan("outer").Candidates)
            .Where(c => c[0].Candidate.Provider.Id == "a").Select(c => c[1].Candidate.Provider.Id).ToList();

        (seconds.Count(p => p == "b") / (double)seconds.Count).ShouldBe(0.75, 0.02);
    }

    [Test]
    public void Only_a_nested_rotation_that_is_tried_first_takes_a_ticket()
    {
        var planning = Plan(
            Routes.Rotation("outer", Routes.Entry("a", "m"), Routes.Nested("inner", 0)),
            Routes.Rotation("inner", Routes.Entry("b", "m"), Routes.Entry("c", "m")));
        planning.Plan("outer");
        planning.TicketsOf("inner").ShouldBe(0);

        planning.Open("a").Plan("outer");
        planning.TicketsOf("inner").ShouldBe(1);
        planning.TicketsOf("outer").ShouldBe(2);
    }

    [Test]
    public void A_nested_rotation_without_an_available_member_has_no_part_in_the_pick()
    {
        var planning = Plan(
            Routes.Rotation("outer", Routes.Entry("a", "m", 3), Routes.Entry("d", "m", 1), Routes.Nested("inner", 4)),
            Routes.Rotation("inner", Routes.Entry("b", "m"), Routes.Entry("c", "m"))).Open("b").Open("c");

        planning.Firsts("outer", 4000).Count(p => p == "a").ShouldBeNear(3000, 40);
        planning.Plan("outer").Excluded.ShouldAllBe(e => e.Reason == ExclusionReason.CircuitOpen && e.RotationId == "inner");
    }

    [Test]
    public void A_circle_leaves_out_only_the_way_back()
    {
        var planning = Plan(
            Routes.Rotation("one", Routes.Entry("a", "m"), Routes.Nested("two")),
            Routes.Rotation("two", Routes.Nested("one"), Routes.Entry("b", "m")));

        var plan = planning.Plan("one");

        plan.Candidates.Select(c => c.Candidate.Provider.Id).ShouldBe(["a", "b"], ignoreOrder: true);
        plan.Excluded.ShouldHaveSingleItem().ShouldBe(new ExcludedCandidate("rotation", "one", "two", ExclusionReason.Loop));
    }

    [Test]
    public void A_rotation_that_consists_of_circles_is_a_loop()
    {
        var error = Plan(Routes.Rotation("one", Routes.Nested("two")), Routes.Rotation("two", Routes.Nested("one"))).Refusal("one");

        error.Code.ShouldBe(Domain.Common.ErrorCode.LoopDetected);
        Plan(Routes.Rotation("self", Routes.Nested("self"))).Refusal("self").Code.ShouldBe(Domain.Common.ErrorCode.LoopDetected);
    }

    [Test]
    public void Eight_levels_are_served_and_a_ninth_is_too_deep()
    {
        Plan(Chain(8)).Plan("r1").Candidates.ShouldHaveSingleItem().RotationId.ShouldBe("r8");

        var plan = Plan(Chain(9)).Plan("r1");
        plan.Failure.ShouldNotBeNull().Code.ShouldBe(Domain.Common.ErrorCode.LoopDetected);
        plan.Excluded.ShouldHaveSingleItem().ShouldBe(new ExcludedCandidate("rotation", "r9", "r8", ExclusionReason.TooDeep));
    }

    [Test]
    public void The_depth_limit_does_not_depend_on_the_order_in_which_rotations_are_listed()
    {
        // Walking the list from its end finds each next rotation looked at already, at a lesser depth than through the chain.
        var chain = Chain(200);
        var all = Routes.Rotation("all", [.. chain.Reverse().Select(r => Routes.Nested(r.Id))]);

        var plan = Plan([all, .. chain]).Plan("all");

        plan.Candidates.ShouldHaveSingleItem().RotationId.ShouldNotBeNull();
    }

    [Test]
    public void Rotations_that_share_members_on_every_level_do_not_multiply_the_work()
    {
        var layers = Enumerable.Range(1, 8).SelectMany(level => Enumerable.Range(0, 12).Select(i => Routes.Rotation(
            $"l{level}-{i}",
            level == 8
                ? [Routes.Entry("a", "m"), Routes.Entry("b", "m")]
                : [.. Enumerable.Range(0, 12).Select(j => Routes.Nested($"l{level + 1}-{j}"))])));

        var plan = Plan([.. layers]).Plan("l1-0");

        plan.Candidates.Count.ShouldBe(2);
        plan.Excluded.Count.ShouldBeLessThan(2000);
    }

    [Test]
    public void A_candidate_that_can_be_reached_in_two_ways_stands_in_the_plan_once()
    {
        var plan = Plan(
            Routes.Rotation("outer", Routes.Entry("a", "m"), Routes.Nested("inner", 0)),
            Routes.Rotation("inner", Routes.Entry("a", "m"), Routes.Entry("b", "m"))).Plan("outer");

        plan.Candidates.Select(c => (c.Candidate.Provider.Id, c.RotationId)).ShouldBe([("a", "outer"), ("b", "inner")]);
        plan.Excluded.ShouldHaveSingleItem().ShouldBe(new ExcludedCandidate("a", "m", "inner", ExclusionReason.Duplicate));
    }

    [Test]
    public void A_nested_rotation_counts_as_its_quickest_and_cheapest_member()
    {
        var outer = Routes.Rotation("outer", Routes.Entry("a", "m"), Routes.Nested("inner")) with { Strategy = RotationStrategies.LeastLatency };
        var inner = Routes.Rotation("inner", Routes.Entry("b", "m"), Routes.Entry("c", "m")) with { Strategy = RotationStrategies.LeastLatency };
        var planning = Plan(outer, inner).Latency("a", 200).Latency("b", 900).Latency("c", 100);

        planning.Plan("outer").Candidates.Select(c => c.Candidate.Provider.Id).ShouldBe(["c", "b", "a"]);
    }

    private static Planning Plan(params Rotation[] rotations) => new(Routes.Snapshot(Providers, rotations));

    private static Rotation[] Chain(int length) =>
        [.. Enumerable.Range(1, length).Select(i => Routes.Rotation($"r{i}", i == length ? Routes.Entry("a", "m") : Routes.Nested($"r{i + 1}")))];
}
