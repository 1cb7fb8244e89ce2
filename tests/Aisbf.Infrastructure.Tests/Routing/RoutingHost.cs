using Aisbf.Application.Abstractions;
using Aisbf.Infrastructure.Health;
using Aisbf.Infrastructure.Providers.Catalog;
using Aisbf.Infrastructure.Routing;
using Aisbf.Infrastructure.Tests.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Aisbf.Infrastructure.Tests.Routing;

/// <summary>Everything that is kept in memory for owners, over a stand-in for the database and one for the upstreams.</summary>
internal sealed class RoutingHost : IDisposable
{
    private readonly ServiceProvider _services;

    public RoutingHost(int maxSnapshots = 1000, int maxModelLists = 1000, int maxEntries = 1000)
    {
        var options = Options.Create(new RoutingOptions { MaxSnapshots = maxSnapshots, MaxModelLists = maxModelLists });
        _services = new ServiceCollection().AddSingleton<IRouteCatalog>(_ => Catalog!).BuildServiceProvider();
        Machine = new SteppedClock(Time);
        Directory = new ModelDirectory(Upstreams, _services, Machine, options, NullLogger<ModelDirectory>.Instance);
        Catalog = new RouteCatalog(Stored, Directory, new ModelCatalog(Options.Create(new CatalogOptions()), Time), options);
        Health = HealthStores.Create(Time, maxEntries);
        Tickets = new TicketSource(maxEntries);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>The machine's clock, which may be set; time goes by in <see cref="Time"/>.</summary>
    public SteppedClock Machine { get; }

    public StoredRoutes Stored { get; } = new();

    public ListingUpstreams Upstreams { get; } = new();

    public RouteCatalog Catalog { get; }

    public ModelDirectory Directory { get; }

    public HealthStore Health { get; }

    public TicketSource Tickets { get; }

    public void Dispose()
    {
        Directory.Dispose();
        _services.Dispose();
    }
}
