using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Infrastructure.Tests.Routing;

internal sealed class RouteCatalogTests
{
    private static readonly Owner Alice = Owner.OfUser(new Guid("a11ce000-0000-0000-0000-000000000000"));

    private RoutingHost _host = null!;

    [SetUp]
    public void SetUp() => _host = new RoutingHost(maxSnapshots: 10);

    [TearDown]
    public void TearDown() => _host.Dispose();

    [Test]
    public async Task A_snapshot_is_built_once_and_then_shared()
    {
        var first = await GetAsync(Alice);
        (await GetAsync(Alice)).ShouldBeSameAs(first);
        _host.Stored.Loads.ShouldBe(1);
    }

    [Test]
    public async Task First_requests_at_once_share_one_build()
    {
        const int Rounds = 100;
        for (var round = 0; round < Rounds; round++)
        {
            var owner = Owner.OfUser(Guid.NewGuid());
            using var start = new Barrier(8);
            var snapshots = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    return GetAsync(owner);
                },
                TaskCreationOptions.LongRunning).Unwrap()));
            snapshots.Distinct().ShouldHaveSingleItem();
        }

        _host.Stored.Loads.ShouldBe(Rounds);
    }

    [Test]
    public async Task Requests_that_come_during_a_build_wait_for_it()
    {
        var reading = new TaskCompletionSource();
        _host.Stored.Meanwhile = _ => reading.Task;
        var waiting = Enumerable.Range(0, 50).Select(_ => GetAsync(Alice)).ToArray();
        waiting.ShouldAllBe(w => !w.IsCompleted);
        reading.SetResult();

        (await Task.WhenAll(waiting)).Distinct().ShouldHaveSingleItem();
        _host.Stored.Loads.ShouldBe(1);
    }

    [Test]
    public async Task A_change_is_seen_by_the_next_request()
    {
        await GetAsync(Alice);
        Change("q");
        _host.Catalog.Invalidate(Alice);
        (await GetAsync(Alice)).Providers.Keys.ShouldContain("q1");
    }

    [Test]
    public async Task What_was_read_before_a_change_is_not_kept_after_it()
    {
        // The change comes while the reader is between reading and answering, before anybody could have seen a task of it.
        _host.Stored.Meanwhile = _ =>
        {
            _host.Stored.Meanwhile = _ => Task.CompletedTask;
            Change("q");
            _host.Catalog.Invalidate(Alice);
            return Task.CompletedTask;
        };

        (await GetAsync(Alice)).Providers.Keys.ShouldContain("p1");
        (await GetAsync(Alice)).Providers.Keys.ShouldContain("q1");
        _host.Stored.Loads.ShouldBe(2);
    }

    [Test]
    public async Task A_slow_build_from_before_a_change_does_not_replace_a_quick_one_from_after_it()
    {
        var slow = new TaskCompletionSource();
        _host.Stored.Meanwhile = _ => slow.Task;
        var before = GetAsync(Alice);
        Change("q");
        _host.Catalog.Invalidate(Alice);
        _host.Stored.Meanwhile = _ => Task.CompletedTask;
        var after = await GetAsync(Alice);
        slow.SetResult();

        (await before).Providers.Keys.ShouldContain("p1");
        (await GetAsync(Alice)).ShouldBeSameAs(after);
        after.Providers.Keys.ShouldContain("q1");
    }

    [Test]
    public async Task However_changes_and_requests_fall_together_the_last_change_is_seen()
    {
        for (var round = 0; round < 200; round++)
        {
            var name = $"n{round}x";
            using var start = new Barrier(3);
            var requests = Enumerable.Range(0, 2).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    return GetAsync(Alice);
                },
                TaskCreationOptions.LongRunning).Unwrap()).ToArray();
            start.SignalAndWait();
            Change(name);
            _host.Catalog.Invalidate(Alice);

            (await GetAsync(Alice)).Providers.Keys.ShouldContain(name + "1");
            await Task.WhenAll(requests);
            (await GetAsync(Alice)).Providers.Keys.ShouldContain(name + "1");
        }
    }

    [Test]
    public async Task A_change_of_one_owner_leaves_the_others_snapshots_alone()
    {
        var alices = await GetAsync(Alice);
        var operators = await GetAsync(Owner.Global);
        _host.Catalog.Invalidate(Alice);

        (await GetAsync(Owner.Global)).ShouldBeSameAs(operators);
        (await GetAsync(Alice)).ShouldNotBeSameAs(alices);
    }

    [Test]
    public async Task A_build_that_fails_fails_for_those_who_wait_and_the_next_request_tries_again()
    {
        var broken = new TaskCompletionSource();
        _host.Stored.Meanwhile = _ => broken.Task;
        Task[] waiting = [GetAsync(Alice), GetAsync(Alice)];
        broken.SetException(new TimeoutException());
        foreach (var task in waiting)
        {
            await Should.ThrowAsync<TimeoutException>(task);
        }

        _host.Catalog.Count.ShouldBe(0);
        _host.Stored.Meanwhile = _ => Task.CompletedTask;
        (await GetAsync(Alice)).Providers.ShouldNotBeEmpty();
    }

    [Test]
    public async Task The_first_who_leaves_does_not_take_the_build_along()
    {
        var reading = new TaskCompletionSource();
        _host.Stored.Meanwhile = _ => reading.Task;
        using var leaving = new CancellationTokenSource();
        var first = _host.Catalog.GetAsync(Alice, leaving.Token).AsTask();
        var second = GetAsync(Alice);
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);
        reading.SetResult();

        (await second).Providers.ShouldNotBeEmpty();
        _host.Stored.Loads.ShouldBe(1);
    }

    [Test]
    public async Task Tenants_who_were_not_here_lately_are_forgotten_and_built_again()
    {
        for (var i = 0; i < 100; i++)
        {
            await GetAsync(Owner.OfUser(Guid.NewGuid()));
            await GetAsync(Alice);
        }

        _host.Stored.Loads.ShouldBe(101, "Alice was here all the time");
        _host.Catalog.Count.ShouldBe(11, "the operator's place included");
    }

    [Test]
    public async Task The_operators_snapshot_is_never_forgotten()
    {
        using var host = new RoutingHost(maxSnapshots: 1);
        var operators = await host.Catalog.GetAsync(Owner.Global, default);
        for (var i = 0; i < 1000; i++)
        {
            await host.Catalog.GetAsync(Owner.OfUser(Guid.NewGuid()), default);
        }

        (await host.Catalog.GetAsync(Owner.Global, default)).ShouldBeSameAs(operators);
        host.Catalog.Count.ShouldBe(2);
    }

    [Test]
    public async Task A_warm_snapshot_costs_no_memory()
    {
        await GetAsync(Alice);
        var warm = true;
        Read(1000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Read(10_000);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        warm.ShouldBeTrue();

        void Read(int times)
        {
            for (var i = 0; i < times; i++)
            {
                var snapshot = _host.Catalog.GetAsync(Alice, default);
                warm &= snapshot.IsCompletedSuccessfully && snapshot.Result.Owner == Alice;
            }
        }
    }

    private void Change(string name) => _host.Stored.Stored = StoredRoutes.Three(name);

    private Task<RouteSnapshot> GetAsync(Owner owner) => _host.Catalog.GetAsync(owner, default).AsTask();
}
