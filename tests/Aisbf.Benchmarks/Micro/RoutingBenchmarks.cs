using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Rotations;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using BenchmarkDotNet.Attributes;

namespace Aisbf.Benchmarks.Micro;

/// <summary>From a model's name to the order of candidates.</summary>
[MemoryDiagnoser]
public class RoutingBenchmarks
{
    private static readonly RequestFacts Facts = new(false, false, false, false, 100);
    private readonly World _world = new();
    private readonly RoutePlanner _planner = new(RotationPolicies.All);
    private RouteSnapshot _snapshot = RouteSnapshot.Empty(Owner.Global);

    [GlobalSetup]
    public void Setup()
    {
        string[] ids = ["up1", "up2", "up3"];
        var rotation = new Rotation
        {
            Id = "bench",
            ModelName = "bench",
            Entries = [.. ids.Select((id, i) => new RotationEntry { ProviderId = id, Models = [new RotationModel { Name = "m1", Weight = 5 - i }] })],
        };
        _snapshot = RouteSnapshot.Build(Owner.Global, ids.Select(Provider), [rotation], []);
    }

    [Benchmark(Baseline = true)]
    public int Direct() => Plan("up1/m1");

    [Benchmark]
    public int WeightedOfThree() => Plan("bench");

    private int Plan(string model) =>
        _planner.Plan(_snapshot, TokenLimits.None, new RouteQuery(model), Facts, _world, _world, Owner.Global).TryGet(out var plan, out _) ? plan.Candidates.Count : 0;

    private static Provider Provider(string id) => new()
    {
        Id = id,
        Name = id,
        Type = new ProviderType { Id = "openai", Name = "OpenAI", Dialect = Dialect.OpenAi },
        Endpoint = new Uri("http://127.0.0.1:1/v1"),
        ApiKey = new Secret("bench-key"),
        Models = [new ProviderModel { Name = "m1" }],
    };

    /// <summary>Everything is well, and every request is the next one.</summary>
    private sealed class World : IHealthView, ITicketSource
    {
        private long _ticket;

        public CandidateHealth Get(in CandidateKey key) => default;

        public long Next(Owner owner, string rotationId) => _ticket++;
    }
}
