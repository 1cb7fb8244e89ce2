using Aisbf.Domain.Autoselects;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Domain.Tests.Routing;

/// <summary>Names whose candidates all have open circuits, and circuits that are open for one caller only.</summary>
public sealed class LastResortTests
{
    private static readonly string[] Names = ["a/m", "mix", "outer", "auto"];

    [TestCaseSource(nameof(Names))]
    public void Where_every_circuit_is_open_those_that_are_due_are_tried(string name)
    {
        var plan = World().OpenWithRetry("a", 0).OpenWithRetry("b", 7).Plan(name);

        var only = plan.Candidates.ShouldHaveSingleItem();
        only.Candidate.Provider.Id.ShouldBe("a");
        only.Reason.ShouldBe(PlanReason.LastResort);
    }

    [TestCaseSource(nameof(Names))]
    public void Where_none_is_due_the_client_is_told_when_the_first_will_be(string name)
    {
        var error = World().OpenWithRetry("a", 2).OpenWithRetry("b", 7).Refusal(name);

        error.Code.ShouldBe(ErrorCode.UpstreamUnavailable);
        error.RetryAfter.ShouldBe(TimeSpan.FromSeconds(2));
    }

    [TestCase("mix")]
    [TestCase("outer")]
    [TestCase("auto")]
    public void Where_another_candidate_is_left_an_open_circuit_is_not_tried(string name)
    {
        var plan = World().OpenWithRetry("a", 0).Plan(name);

        plan.Candidates.ShouldHaveSingleItem().Candidate.Provider.Id.ShouldBe("b");
        plan.Excluded.ShouldHaveSingleItem().Reason.ShouldBe(ExclusionReason.CircuitOpen);
    }

    [TestCaseSource(nameof(Names))]
    public void A_wait_that_the_upstream_stated_is_kept(string name)
    {
        var error = World().Open("a", 600, AttemptKind.RateLimited).Open("b", 900, AttemptKind.RateLimited).Refusal(name);

        error.Code.ShouldBe(ErrorCode.RateLimited);
        error.RetryAfter.ShouldBe(TimeSpan.FromSeconds(600));
    }

    [TestCaseSource(nameof(Names))]
    public void A_circuit_that_is_open_for_one_caller_stops_no_other(string name)
    {
        var (ada, bob) = (Owner.OfUser(Guid.NewGuid()), Owner.OfUser(Guid.NewGuid()));
        var world = World().With("a", Planning.OpenFor(300) with { OnlyFor = ada }).With("b", Planning.OpenFor(300) with { OnlyFor = ada });

        world.Try(new RouteQuery(name), caller: ada).Value.Failure.ShouldNotBeNull();
        var plan = world.Try(new RouteQuery(name), caller: bob).Value;
        plan.Failure.ShouldBeNull();
        plan.Candidates.ShouldNotContain(c => c.Reason == PlanReason.LastResort || c.Reason == PlanReason.Probe);
    }

    private static Planning World() => new(RouteSnapshot.Build(
        Owner.Global,
        [Routes.Provider("a", "m"), Routes.Provider("b", "n")],
        [
            Routes.Rotation("mix", Routes.Entry("a", "m"), Routes.Entry("b", "n")),
            Routes.Rotation("outer", Routes.Nested("mix")),
        ],
        [
            new Autoselect
            {
                Id = "auto",
                ModelName = "auto",
                SelectionModel = Autoselect.Internal,
                Fallback = "mix",
                AvailableModels = [new AutoselectCandidate { ModelId = "mix" }],
            },
        ]));
}
