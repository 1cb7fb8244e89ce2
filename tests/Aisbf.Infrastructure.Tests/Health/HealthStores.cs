using System.Diagnostics.Metrics;
using Aisbf.Infrastructure.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aisbf.Infrastructure.Tests.Health;

/// <summary>Makes health stores whose events nobody listens to.</summary>
internal static class HealthStores
{
    public static HealthStore Create(TimeProvider time, int capacity = HealthStore.DefaultCapacity)
    {
        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        return new HealthStore(new CircuitEvents(NullLogger<CircuitEvents>.Instance, meters), time, capacity);
    }
}
