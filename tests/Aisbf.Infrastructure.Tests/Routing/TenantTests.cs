using System.Runtime.CompilerServices;
using Aisbf.Domain.Common;
using Aisbf.Domain.Rotations;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Http;

namespace Aisbf.Infrastructure.Tests.Routing;

/// <summary>What many tenants leave in memory, and that nothing there is shared between them.</summary>
internal sealed class TenantTests
{
    private const int MaxSnapshots = 200;
    private const int MaxModelLists = 300;
    private const int MaxEntries = 400;

    private static readonly RoutePlanner Planner = new(RotationPolicies.All);
    private static readonly RequestFacts Facts = new(false, false, false, false, 10);
    private static readonly UpstreamDialects Dialects = new();

    private RoutingHost _host = null!;

    [SetUp]
    public void SetUp() => _host = new RoutingHost(MaxSnapshots, MaxModelLists, MaxEntries);

    [TearDown]
    public void TearDown() => _host.Dispose();

    [Test]
    public async Task Ten_thousand_tenants_leave_no_more_behind_than_there_is_room_for()
    {
        await VisitAsync(Owner.Global);
        var snapshots = new List<WeakReference<RouteSnapshot>>(10_000);
        for (var i = 0; i < 10_000; i++)
        {
            snapshots.Add(await VisitAsync(Owner.OfUser(Guid.NewGuid())));
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Alive(snapshots).ShouldBeInRange(1, MaxSnapshots);
        _host.Catalog.Count.ShouldBe(MaxSnapshots + 1, "the operator's comes on top");
        _host.Directory.Count.ShouldBe(MaxModelLists);
        _host.Health.Count.ShouldBe(MaxEntries);
        _host.Tickets.Count.ShouldBe(MaxEntries);
    }

    [Test]
    public async Task Two_tenants_with_the_same_ids_share_nothing()
    {
        // Same ids, same models, and even the same keys.
        Owner alice = Owner.OfUser(Guid.NewGuid()), bob = Owner.OfUser(Guid.NewGuid());
        await VisitAsync(alice);
        await VisitAsync(bob);
        var (alices, bobs) = (await _host.Catalog.GetAsync(alice, default), await _host.Catalog.GetAsync(bob, default));
        alices.ShouldNotBeSameAs(bobs);
        (alices.Owner, bobs.Owner).ShouldBe((alice, bob));

        // Lists of models.
        Known(alices).ShouldBe([$"only-for-{alice}"]);
        Known(bobs).ShouldBe([$"only-for-{bob}"]);
        Plan(alices, $"only-for-{bob}").Error!.Code.ShouldBe(ErrorCode.ModelNotFound);

        // Circuits.
        var failing = alices.FindCandidate("p1", "m")!;
        for (var i = 0; i < CircuitBreaker.FailureLimit; i++)
        {
            _host.Health.Report(failing, alice, new AttemptOutcome(AttemptKind.ServerError, 500));
        }

        _host.Health.TryEnter(failing.Key, alice, lastResort: false).ShouldBeFalse();
        _host.Health.TryEnter(bobs.FindCandidate("p1", "m")!.Key, bob, lastResort: false).ShouldBeTrue();
        Plan(alices, "r").Value.Excluded.ShouldHaveSingleItem().Reason.ShouldBe(ExclusionReason.CircuitOpen);
        Plan(bobs, "r").Value.Candidates.Count.ShouldBe(2);

        // Tickets.
        var next = _host.Tickets.Peek(bob, "r");
        Plan(alices, "r");
        _host.Tickets.Peek(bob, "r").ShouldBe(next);

        // What is prepared for calls.
        PreparedCandidate.For(failing, Dialects).ShouldNotBeSameAs(PreparedCandidate.For(bobs.FindCandidate("p1", "m")!, Dialects));
    }

    /// <summary>What a tenant's request does to everything in memory: its snapshot, a list, a plan, a call and its outcome.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<WeakReference<RouteSnapshot>> VisitAsync(Owner owner)
    {
        await _host.Directory.DiscoverAsync(await _host.Catalog.GetAsync(owner, default), default);
        var snapshot = await _host.Catalog.GetAsync(owner, default);
        var candidate = Plan(snapshot, "r").Value.Candidates[0].Candidate;
        PreparedCandidate.For(candidate, Dialects);
        var outcome = new AttemptOutcome(AttemptKind.Success, 200, FirstByte: TimeSpan.FromMilliseconds(10));
        _host.Health.Report(candidate, owner, outcome);
        return new WeakReference<RouteSnapshot>(snapshot);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Alive(List<WeakReference<RouteSnapshot>> snapshots) => snapshots.Count(s => s.TryGetTarget(out _));

    private Result<RoutePlan> Plan(RouteSnapshot snapshot, string model) =>
        Planner.Plan(snapshot, TokenLimits.None, new RouteQuery(model), Facts, _host.Health, _host.Tickets, snapshot.Owner);

    private IEnumerable<string> Known(RouteSnapshot snapshot) =>
        _host.Directory.Known(snapshot.Owner, snapshot.Providers["p3"])!.Select(m => m.Id);
}
