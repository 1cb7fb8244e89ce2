using Aisbf.Domain.Rotations;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Domain.Tests.Routing;

[NonParallelizable]
public sealed class PlanAllocationTests
{
    private const int Iterations = 20_000;

    [TestCase("a/m", 100)]
    [TestCase("m", 100, Description = "a bare name of one provider")]
    [TestCase("mix", 300)]
    [TestCase("quickest", 300)]
    public void A_plan_allocates_little_more_than_itself(string model, int limit)
    {
        var (providers, rotation) = Routes.Weighted(5, 3, 1);
        providers = [.. providers.Select((p, i) => i == 0 ? p : Routes.Provider(p.Id, "other"))];
        var snapshot = Routes.Snapshot(
            providers, rotation, rotation with { Id = "quickest", ModelName = "quickest", Strategy = RotationStrategies.LeastLatency });
        var planner = new RoutePlanner(RotationPolicies.All);
        var world = new World();
        var query = new RouteQuery(model);
        Run(1000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(Iterations);
        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Iterations;

        TestContext.Out.WriteLine($"{model}: {each:F1} bytes");
        each.ShouldBeLessThan(limit);

        void Run(int times)
        {
            for (var i = 0; i < times; i++)
            {
                planner.Plan(snapshot, TokenLimits.None, query, Routes.Facts, world, world, Owner.Global);
            }
        }
    }

    private sealed class World : IHealthView, ITicketSource
    {
        private long _ticket;

        public CandidateHealth Get(in CandidateKey key) => default;

        public long Next(Owner owner, string rotationId) => _ticket++;
    }
}
