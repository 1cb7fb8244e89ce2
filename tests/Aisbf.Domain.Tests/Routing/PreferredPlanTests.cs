using Aisbf.Domain.Routing;

namespace Aisbf.Domain.Tests.Routing;

internal sealed class PreferredPlanTests
{
    [Test]
    public void Those_who_can_go_on_come_first_and_everything_else_stays()
    {
        var (providers, rotation) = Routes.Weighted(1, 1, 1);
        var plan = new Planning(Routes.Snapshot(providers, rotation)).Plan(rotation.Id);
        var last = plan.Candidates[^1].Candidate;

        var preferred = plan.Prefer(candidate => candidate == last);

        preferred.Candidates.Select(p => p.Candidate).ShouldBe([last, plan.Candidates[0].Candidate, plan.Candidates[1].Candidate]);
        preferred.Candidates.Select(p => p.Reason).ShouldBe([PlanReason.Continuation, plan.Candidates[0].Reason, plan.Candidates[1].Reason]);
        (preferred.RequestedModel, preferred.Rotation, preferred.Failure).ShouldBe((plan.RequestedModel, plan.Rotation, plan.Failure));
        preferred.Excluded.ShouldBe(plan.Excluded);
        plan.Prefer(_ => true).ShouldBeSameAs(plan);
        plan.Prefer(_ => false).ShouldBeSameAs(plan);
    }
}
