using System.Collections.Concurrent;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NSubstitute;

namespace Aisbf.Infrastructure.Tests.Routing;

/// <summary>How many providers are asked for their models at the same time, by count and not by the clock.</summary>
internal sealed class ModelListCallsTests
{
    private const int PerOwner = 4;
    private const int InAll = 32;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private RoutingHost _host = null!;
    private TaskCompletionSource _gate = null!;

    [SetUp]
    public void SetUp()
    {
        _host = new RoutingHost(maxModelLists: 10_000);
        _gate = new TaskCompletionSource();
        _host.Stored.Stored = StoredRoutes.Unlisted(1500);
    }

    [TearDown]
    public void TearDown() => _host.Dispose();

    [Test]
    public async Task A_few_providers_of_an_owner_are_asked_at_a_time_and_all_of_them_in_the_end()
    {
        var most = CountMost();
        _host.Upstreams.Hold = _ => Task.Delay(1);
        await DiscoverAsync(Owner.Global);

        await Eventually.HoldsAsync(() => _host.Directory.Count == 1500);
        _host.Upstreams.Asked.ShouldBe(1500);
        most().ShouldBeInRange(1, PerOwner);
    }

    [Test]
    public async Task An_owner_whose_providers_hang_does_not_delay_another_owner()
    {
        var (slow, quick) = (Owner.OfUser(Guid.NewGuid()), Owner.OfUser(Guid.NewGuid()));
        _host.Upstreams.Hold = call => call.Owner == slow ? _gate.Task : null;
        var waiting = DiscoverAsync(slow);
        _host.Upstreams.RunningFor(slow).ShouldBe(PerOwner);

        (await DiscoverAsync(quick)).ShouldBeTrue();
        _host.Upstreams.Asked.ShouldBe(1500 + PerOwner);
        _host.Time.Advance(Patience);
        (await waiting).ShouldBeFalse("the answer does not wait for providers that hang");
    }

    [Test]
    public async Task All_owners_together_are_bounded_and_take_turns()
    {
        _host.Stored.Stored = StoredRoutes.Unlisted(100);
        _host.Upstreams.Gate = _gate.Task;
        var owners = Enumerable.Range(0, 20).Select(_ => Owner.OfUser(Guid.NewGuid())).ToList();
        var waiting = owners.ConvertAll(DiscoverAsync);
        _host.Upstreams.Running.ShouldBe(InAll);

        var late = Owner.OfUser(Guid.NewGuid());
        waiting.Add(DiscoverAsync(late));
        var most = CountMost();
        _gate.SetResult();
        await Eventually.HoldsAsync(() => _host.Directory.Count == 21 * 100);
        most().ShouldBeInRange(1, PerOwner);
        _host.Time.Advance(Patience);
        await Task.WhenAll(waiting);
    }

    [Test]
    public async Task What_waits_for_its_turn_is_dropped_when_nobody_has_needed_it_for_a_while()
    {
        var tenant = Owner.OfUser(Guid.NewGuid());
        _host.Upstreams.Gate = _gate.Task;
        var waiting = DiscoverAsync(tenant);
        _host.Time.Advance(Patience);
        await waiting;

        _host.Time.Advance(TimeSpan.FromMinutes(5));
        await Eventually.HoldsAsync(() => _host.Upstreams.Running == 0);
        _host.Upstreams.Asked.ShouldBe(PerOwner, "the calls under way timed out, and the others were never begun");
    }

    [Test]
    public async Task What_waits_for_its_turn_is_kept_while_requests_need_it()
    {
        var tenant = Owner.OfUser(Guid.NewGuid());
        _host.Stored.Stored = StoredRoutes.Unlisted(PerOwner + 1);
        _host.Upstreams.Hold = call => call.Provider.Id == $"p{PerOwner + 1}" ? null : _gate.Task;
        var waiting = DiscoverAsync(tenant);
        _host.Time.Advance(Patience);
        await waiting;
        _host.Time.Advance(TimeSpan.FromSeconds(20));

        await Eventually.HoldsAsync(() => _host.Upstreams.Asked == PerOwner + 1);
        var snapshot = await _host.Catalog.GetAsync(tenant, default);
        await Eventually.HoldsAsync(() => _host.Directory.Known(tenant, snapshot.Providers[$"p{PerOwner + 1}"]) is not null);
    }

    [Test]
    public async Task Providers_never_asked_come_before_those_that_did_not_answer()
    {
        var tenant = Owner.OfUser(Guid.NewGuid());
        _host.Stored.Stored = StoredRoutes.Unlisted(PerOwner);
        _host.Upstreams.Answer = _ => null;
        await DiscoverAsync(tenant);

        _host.Stored.Stored = StoredRoutes.Unlisted(2 * PerOwner);
        _host.Catalog.Invalidate(tenant);
        _host.Time.Advance(TimeSpan.FromMinutes(2));
        var asked = new ConcurrentQueue<string>();
        _host.Upstreams.Hold = call =>
        {
            asked.Enqueue(call.Provider.Id);
            return _gate.Task;
        };
        var waiting = DiscoverAsync(tenant);
        asked.Order().ShouldBe(["p5", "p6", "p7", "p8"]);
        _gate.SetResult();
        await waiting;
    }

    [Test]
    public async Task A_list_that_comes_too_slowly_gives_its_place_up()
    {
        _host.Upstreams.Gate = _gate.Task;
        var waiting = DiscoverAsync(Owner.Global);
        _host.Upstreams.Running.ShouldBe(PerOwner);
        _host.Time.Advance(TimeSpan.FromSeconds(20));
        await waiting;
        await Eventually.HoldsAsync(() => _host.Upstreams.Asked == 2 * PerOwner);
    }

    [Test]
    public async Task At_the_start_a_few_of_the_operators_providers_are_asked_at_a_time()
    {
        _host.Upstreams.Gate = _gate.Task;
        using var started = new CancellationTokenSource();
        var lifetime = Substitute.For<IHostApplicationLifetime>();
        lifetime.ApplicationStarted.Returns(started.Token);
        using var refresher = new ModelListRefresher(
            _host.Directory, _host.Catalog, lifetime, _host.Time, Options.Create(new RoutingOptions()), NullLogger<ModelListRefresher>.Instance);
        await refresher.StartAsync(default);
        await started.CancelAsync();

        await Eventually.HoldsAsync(() => _host.Upstreams.Asked >= PerOwner);
        _host.Upstreams.Asked.ShouldBe(PerOwner);
        _gate.SetResult();
        await Eventually.HoldsAsync(() => _host.Directory.Count == 1500);
        await refresher.StopAsync(default);
    }

    /// <summary>Watches how many calls of one owner run together, for as long as calls are not held otherwise.</summary>
    private Func<int> CountMost()
    {
        var most = 0;
        _host.Upstreams.Answer = call =>
        {
            // The call itself has just ended.
            InterlockedMax(ref most, _host.Upstreams.RunningFor(call.Owner) + 1);
            return [];
        };
        return () => Volatile.Read(ref most);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref most)) < value && Interlocked.CompareExchange(ref most, value, seen) != seen)
        {
            Thread.SpinWait(1);
        }
    }

    private async Task<bool> DiscoverAsync(Owner owner) =>
        await _host.Directory.DiscoverAsync(await _host.Catalog.GetAsync(owner, default), default);
}
