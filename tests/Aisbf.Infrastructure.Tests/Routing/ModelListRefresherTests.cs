using Aisbf.Application.Gateway;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NSubstitute;

namespace Aisbf.Infrastructure.Tests.Routing;

internal sealed class ModelListRefresherTests
{
    private static readonly TimeSpan LatestRefresh = TimeSpan.FromHours(23);

    private RoutingHost _host = null!;
    private CancellationTokenSource _started = null!;

    [SetUp]
    public void SetUp()
    {
        _host = new RoutingHost();
        _started = new CancellationTokenSource();
    }

    [TearDown]
    public void TearDown()
    {
        _host.Dispose();
        _started.Dispose();
    }

    [Test]
    public async Task A_list_is_fetched_anew_before_it_runs_out_and_nobody_waits_for_it()
    {
        using var refresher = Refresher();
        await DiscoverAsync(Owner.Global);
        _host.Time.Advance(TimeSpan.FromHours(17));
        await refresher.RefreshAsync(default);
        _host.Upstreams.Asked.ShouldBe(1, "it is young");

        _host.Upstreams.Answer = _ => [new UpstreamModel("newer")];
        _host.Time.Advance(LatestRefresh - TimeSpan.FromHours(17));
        await refresher.RefreshAsync(default);
        await refresher.RefreshAsync(default);

        _host.Upstreams.Asked.ShouldBe(2);
        (await NamesAsync(Owner.Global)).ShouldBe(["newer"]);
        _host.Time.Advance(TimeSpan.FromHours(2));
        (await DiscoverAsync(Owner.Global)).ShouldBeFalse();
        _host.Upstreams.Asked.ShouldBe(2, "a caller after the first day needs nobody any more");
    }

    [Test]
    public async Task A_refresh_that_fails_keeps_the_list()
    {
        using var refresher = Refresher();
        await DiscoverAsync(Owner.Global);
        _host.Upstreams.Answer = _ => null;
        _host.Time.Advance(LatestRefresh);
        await refresher.RefreshAsync(default);

        _host.Upstreams.Asked.ShouldBe(2);
        (await NamesAsync(Owner.Global)).ShouldBe(["only-for-global"]);
        (await DiscoverAsync(Owner.Global)).ShouldBeFalse();
        _host.Upstreams.Asked.ShouldBe(2, "the list has not run out, so no caller waits");
    }

    [Test]
    public async Task Only_the_operators_lists_and_those_that_were_used_lately_are_refreshed()
    {
        using var refresher = Refresher();
        var (idle, busy) = (Owner.OfUser(Guid.NewGuid()), Owner.OfUser(Guid.NewGuid()));
        foreach (var owner in new[] { Owner.Global, idle, busy })
        {
            await DiscoverAsync(owner);
        }

        _host.Time.Advance(LatestRefresh);
        await DiscoverAsync(busy);
        _host.Time.Advance(TimeSpan.FromHours(2));
        await refresher.RefreshAsync(default);

        _host.Upstreams.Asked.ShouldBe(5);
        _host.Directory.Due().ShouldBeEmpty();
    }

    [Test]
    public async Task A_list_of_a_provider_that_is_gone_is_forgotten_and_nobody_is_asked()
    {
        using var refresher = Refresher();
        await DiscoverAsync(Owner.Global);
        _host.Stored.Stored = _host.Stored.Stored with { Providers = [.. _host.Stored.Stored.Providers.Select(p => p with { Disabled = true })] };
        _host.Catalog.Invalidate(Owner.Global);
        _host.Time.Advance(LatestRefresh);
        await refresher.RefreshAsync(default);

        _host.Upstreams.Asked.ShouldBe(1);
        _host.Directory.Count.ShouldBe(0);
    }

    [Test]
    public async Task A_database_that_is_away_does_not_end_the_refreshing()
    {
        using var refresher = Refresher();
        await DiscoverAsync(Owner.Global);
        _host.Time.Advance(LatestRefresh);
        _host.Catalog.Invalidate(Owner.Global);
        _host.Stored.Meanwhile = _ => throw new InvalidOperationException("away");
        await refresher.RefreshAsync(default);

        _host.Stored.Meanwhile = _ => Task.CompletedTask;
        await refresher.RefreshAsync(default);
        _host.Upstreams.Asked.ShouldBe(2);
    }

    [TestCase(true, 1)]
    [TestCase(false, 0)]
    public async Task The_operators_lists_are_fetched_once_the_server_takes_requests(bool prefetch, int asked)
    {
        using var refresher = Refresher(prefetch);
        await refresher.StartAsync(default);
        _host.Upstreams.Asked.ShouldBe(0, "the server does not wait for it");
        await _started.CancelAsync();
        if (prefetch)
        {
            await Eventually.HoldsAsync(() => _host.Upstreams.Asked == asked);
        }

        await refresher.StopAsync(default);
        _host.Upstreams.Asked.ShouldBe(asked);
    }

    private ModelListRefresher Refresher(bool prefetch = true)
    {
        var lifetime = Substitute.For<IHostApplicationLifetime>();
        lifetime.ApplicationStarted.Returns(_started.Token);
        return new ModelListRefresher(
            _host.Directory,
            _host.Catalog,
            lifetime,
            _host.Time,
            Options.Create(new RoutingOptions { PrefetchModelLists = prefetch }),
            NullLogger<ModelListRefresher>.Instance);
    }

    private async Task<bool> DiscoverAsync(Owner owner) =>
        await _host.Directory.DiscoverAsync(await _host.Catalog.GetAsync(owner, default), default);

    private async Task<IEnumerable<string>> NamesAsync(Owner owner)
    {
        var snapshot = await _host.Catalog.GetAsync(owner, default);
        return _host.Directory.Known(owner, snapshot.Providers["p3"]).ShouldNotBeNull().Select(m => m.Id);
    }
}
