using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Infrastructure.Tests.Routing;

internal sealed class ModelDirectoryTests
{
    private RoutingHost _host = null!;

    [SetUp]
    public void SetUp() => _host = new RoutingHost(maxModelLists: 20);

    [TearDown]
    public void TearDown() => _host.Dispose();

    [Test]
    public async Task A_list_that_was_learnt_is_in_the_next_snapshot()
    {
        (await DiscoverAsync(Owner.Global)).ShouldBeTrue();
        (await DiscoverAsync(Owner.Global)).ShouldBeFalse("it is known by now");

        KnownIn(await _host.Catalog.GetAsync(Owner.Global, default)).ShouldBe(["only-for-global"]);
        _host.Upstreams.Asked.ShouldBe(1);
    }

    [Test]
    public async Task A_list_that_was_known_outlasts_an_upstream_that_fails()
    {
        await DiscoverAsync(Owner.Global);
        _host.Time.Advance(TimeSpan.FromHours(25));
        _host.Upstreams.Answer = _ => null;

        (await DiscoverAsync(Owner.Global)).ShouldBeFalse();

        KnownIn(await _host.Catalog.GetAsync(Owner.Global, default)).ShouldBe(["only-for-global"]);
        (await DiscoverAsync(Owner.Global)).ShouldBeFalse();
        _host.Upstreams.Asked.ShouldBe(2, "it is left alone for a minute");
    }

    [TestCase(-50)]
    [TestCase(50)]
    public async Task A_step_of_the_machines_clock_does_not_change_when_a_list_is_asked_for_again(int hours)
    {
        await DiscoverAsync(Owner.Global);
        _host.Machine.Step = TimeSpan.FromHours(hours);

        (await DiscoverAsync(Owner.Global)).ShouldBeFalse();
        _host.Directory.Due().ShouldBeEmpty();

        _host.Time.Advance(TimeSpan.FromHours(25));
        (await DiscoverAsync(Owner.Global)).ShouldBeTrue();
        _host.Upstreams.Asked.ShouldBe(2);
    }

    [Test]
    public async Task Only_so_many_lists_are_kept_and_the_operators_longest()
    {
        await DiscoverAsync(Owner.Global);
        for (var i = 0; i < 500; i++)
        {
            await DiscoverAsync(Owner.OfUser(Guid.NewGuid()));
        }

        _host.Directory.Count.ShouldBe(20);
        KnownIn(await _host.Catalog.GetAsync(Owner.Global, default)).ShouldBe(["only-for-global"]);
    }

    [Test]
    public async Task A_list_that_was_forgotten_is_asked_for_again()
    {
        var tenant = Owner.OfUser(Guid.NewGuid());
        await DiscoverAsync(tenant);
        for (var i = 0; i < 50; i++)
        {
            await DiscoverAsync(Owner.OfUser(Guid.NewGuid()));
        }

        _host.Catalog.Invalidate(tenant);
        KnownIn(await _host.Catalog.GetAsync(tenant, default)).ShouldBeEmpty();
        (await DiscoverAsync(tenant)).ShouldBeTrue();
        KnownIn(await _host.Catalog.GetAsync(tenant, default)).ShouldBe([$"only-for-{tenant}"]);
    }

    [Test]
    public async Task An_upstream_cannot_make_us_keep_a_list_without_end()
    {
        _host.Upstreams.Answer = _ =>
        [
            new UpstreamModel(new string('x', 100_000)),
            new UpstreamModel("m", new string('y', 100_000), 4096),
            .. Enumerable.Range(0, 100_000).Select(i => new UpstreamModel($"m{i}")),
        ];
        await DiscoverAsync(Owner.Global);

        var snapshot = await _host.Catalog.GetAsync(Owner.Global, default);
        var kept = _host.Directory.Known(Owner.Global, snapshot.Providers["p3"]).ShouldNotBeNull();
        kept.Count.ShouldBe(5000);
        kept[0].ShouldBe(new UpstreamModel("m", null, 4096));
    }

    [Test]
    public async Task Details_are_kept_only_up_to_a_bound()
    {
        _host.Upstreams.Answer = _ => Enumerable.Range(0, 2000).Select(i => new UpstreamModel($"m{i}") { Description = new string('d', 1000) });
        await DiscoverAsync(Owner.Global);

        var kept = await ListedAsync();
        kept.Count.ShouldBe(2000);
        kept.Count(m => m.Description is not null).ShouldBe(1000);
    }

    [Test]
    public async Task Whoever_waits_for_a_slow_upstream_goes_on_without_it_and_the_next_one_has_the_list()
    {
        var gate = new TaskCompletionSource();
        _host.Upstreams.Gate = gate.Task;
        var snapshot = await _host.Catalog.GetAsync(Owner.Global, default);
        var first = _host.Directory.DiscoverAsync(snapshot, default);
        var second = _host.Directory.DiscoverAsync(snapshot, default);
        _host.Time.Advance(TimeSpan.FromSeconds(3));
        (await first).ShouldBeFalse();
        (await second).ShouldBeFalse();
        (await _host.Directory.DiscoverAsync(snapshot, default)).ShouldBeFalse("nobody waits for it any more");
        _host.Upstreams.Asked.ShouldBe(1);

        gate.SetResult();
        await Eventually.HoldsAsync(async () => KnownIn(await _host.Catalog.GetAsync(Owner.Global, default)).Any());
        KnownIn(await _host.Catalog.GetAsync(Owner.Global, default)).ShouldBe(["only-for-global"]);
        _host.Upstreams.Asked.ShouldBe(1);
    }

    [Test]
    public async Task A_provider_that_is_switched_off_or_has_a_placeholder_for_a_key_is_not_asked()
    {
        _host.Stored.Stored = _host.Stored.Stored with
        {
            Providers =
            [
                .. _host.Stored.Stored.Providers.Select((p, i) => p with { Models = [], Disabled = i == 0, ApiKey = i == 1 ? new Secret("YOUR_KEY") : i == 2 ? null : p.ApiKey }),
            ],
        };
        (await DiscoverAsync(Owner.Global)).ShouldBeFalse();
        _host.Upstreams.Asked.ShouldBe(0);
    }

    private async Task<IReadOnlyList<UpstreamModel>> ListedAsync()
    {
        var snapshot = await _host.Catalog.GetAsync(Owner.Global, default);
        return _host.Directory.Known(Owner.Global, snapshot.Providers["p3"]).ShouldNotBeNull();
    }

    private async Task<bool> DiscoverAsync(Owner owner) =>
        await _host.Directory.DiscoverAsync(await _host.Catalog.GetAsync(owner, default), default);

    /// <summary>The models of the provider that lists none by hand.</summary>
    private IEnumerable<string> KnownIn(RouteSnapshot snapshot) =>
        (_host.Directory.Known(snapshot.Owner, snapshot.Providers["p3"]) ?? [])
        .Select(m => m.Id)
        .Where(name => RouteResolver.Resolve(snapshot, new RouteQuery(name)).IsSuccess);
}
