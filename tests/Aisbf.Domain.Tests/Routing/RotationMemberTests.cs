using Aisbf.Domain.Common;
using Aisbf.Domain.Rotations;
using Aisbf.Domain.Routing;

namespace Aisbf.Domain.Tests.Routing;

/// <summary>A rotation asked for by one of its members.</summary>
public sealed class RotationMemberTests
{
    [Test]
    public void Only_that_member_is_planned_with_what_the_rotation_says_of_it()
    {
        var keyed = Routes.Entry("b", "n", 0) with { ApiKey = new Secret("key-of-entry") };
        var planning = Over(Routes.Rotation("mix", Routes.Entry("a", "m"), keyed, Routes.Entry("c", "m")) with { DefaultMaxTokens = 77 });

        var plan = planning.Plan("rotation/mix/n");
        var candidate = plan.Candidates.ShouldHaveSingleItem().Candidate;
        (candidate.Provider.Id, candidate.Model, candidate.MaxTokens).ShouldBe(("b", "n", 77));
        candidate.ApiKey.ShouldNotBeNull().Reveal().ShouldBe("key-of-entry");
        plan.Rotation.ShouldNotBeNull().Id.ShouldBe("mix");

        planning.Plan("rotation/mix/m").Candidates.Select(c => c.Candidate.Provider.Id).ShouldBe(["a", "c"], ignoreOrder: true);
    }

    [Test]
    public void It_takes_no_turn_of_the_rotation()
    {
        var planning = Over(Routes.Rotation("mix", Routes.Entry("a", "m"), Routes.Entry("b", "n")));
        planning.Plan("rotation/mix/n");
        planning.TicketsOf("mix").ShouldBe(0);
        planning.TicketsOf("mix/n").ShouldBe(1);
    }

    [Test]
    public void A_nested_rotation_is_a_member_by_its_id()
    {
        var planning = Over(
            Routes.Rotation("outer", Routes.Entry("a", "m"), Routes.Nested("inner")), Routes.Rotation("inner", Routes.Entry("b", "n")));
        planning.Plan("rotation/outer/inner").Candidates.ShouldHaveSingleItem().Candidate.Provider.Id.ShouldBe("b");
    }

    [Test]
    public void A_member_that_cannot_be_called_is_known_and_says_why()
    {
        var planning = Over(Routes.Rotation("mix", Routes.Entry("gone", "m"), Routes.Entry("b", "n")));
        var plan = planning.Plan("rotation/mix/m");
        plan.Candidates.ShouldBeEmpty();
        plan.Excluded.ShouldHaveSingleItem().Reason.ShouldBe(ExclusionReason.UnknownProvider);
        plan.Failure.ShouldNotBeNull();
    }

    private static Planning Over(params Rotation[] rotations) =>
        new(Routes.Snapshot([Routes.Provider("a", "m"), Routes.Provider("b", "n"), Routes.Provider("c", "m")], rotations));
}
