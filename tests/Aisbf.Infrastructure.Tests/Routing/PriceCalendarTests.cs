using System.Collections.Concurrent;
using Aisbf.Application.Abstractions;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Routing;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;

namespace Aisbf.Infrastructure.Tests.Routing;

internal sealed class PriceCalendarTests
{
    private static readonly DateOnly[] Changes = [new(2026, 3, 1), new(2026, 3, 3)];

    [Test]
    public async Task Snapshots_are_made_anew_on_each_day_on_which_a_price_changes()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));
        var published = Substitute.For<IModelCatalog>();
        published.NextPriceChange(Arg.Any<DateOnly>()).Returns(call => Changes.Where(day => day > call.Arg<DateOnly>()).Select(day => (DateOnly?)day).FirstOrDefault());
        var routes = Substitute.For<IRouteCatalog>();
        var made = new ConcurrentQueue<DateOnly>();
        routes.When(r => r.InvalidateAll()).Do(_ => made.Enqueue(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)));
        using var calendar = new PriceCalendar(published, routes, time);
        await calendar.StartAsync(default);

        // It ends when there is nothing left to wait for. Meanwhile it runs beside this test, which therefore goes hour by hour.
        for (var hour = 0; hour < 24 * 365 && !calendar.ExecuteTask!.IsCompleted; hour++)
        {
            time.Advance(TimeSpan.FromHours(1));
            await Task.Delay(TimeSpan.FromMilliseconds(1));
        }

        await calendar.ExecuteTask!.WaitAsync(TimeSpan.FromSeconds(30));
        made.Count.ShouldBe(2);
        made.First().ShouldBeGreaterThanOrEqualTo(Changes[0]);
        made.Last().ShouldBeGreaterThanOrEqualTo(Changes[1]);
    }

    [Test]
    public async Task All_snapshots_can_be_made_anew()
    {
        using var host = new RoutingHost();
        var before = await host.Catalog.GetAsync(Owner.Global, default);

        host.Catalog.InvalidateAll();

        (await host.Catalog.GetAsync(Owner.Global, default)).ShouldNotBeSameAs(before);
    }
}
