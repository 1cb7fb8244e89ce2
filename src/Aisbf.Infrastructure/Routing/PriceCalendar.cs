using Aisbf.Application.Abstractions;
using Microsoft.Extensions.Hosting;

namespace Aisbf.Infrastructure.Routing;

/// <summary>Has all snapshots made anew on a day on which a published price changes, so that the cheapest is the cheapest of today.</summary>
internal sealed class PriceCalendar(IModelCatalog published, IRouteCatalog routes, TimeProvider time) : BackgroundService
{
    /// <summary>A timer takes some weeks at most.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (NextChange() is { } change)
        {
            for (TimeSpan wait; (wait = change - time.GetUtcNow()) > TimeSpan.Zero;)
            {
                await Task.Delay(wait < LongestWait ? wait : LongestWait, time, stoppingToken);
            }

            routes.InvalidateAll();
        }
    }

    /// <summary>Days begin at midnight UTC here, as in the list of prices.</summary>
    private DateTimeOffset? NextChange() => published.NextPriceChange(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)) is { } day
        ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)
        : null;
}
