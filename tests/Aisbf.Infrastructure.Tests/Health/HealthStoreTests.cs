using System.Diagnostics.Metrics;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Health;
using Aisbf.Infrastructure.Tests.Providers.Golden;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Aisbf.Infrastructure.Tests.Health;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class HealthStoreTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly HealthStore _store;
    private readonly FakeTimeProvider _time = new(Now);

    public HealthStoreTests() => _store = HealthStores.Create(_time);

    [Test]
    public async Task Of_many_calls_at_once_only_one_is_the_probe()
    {
        for (var round = 0; round < 100; round++)
        {
            var candidate = Candidate($"m{round}");
            Fail(candidate, 3);
            _store.TryEnter(candidate.Key, Owner.Global, lastResort: false).ShouldBeFalse();
            _time.Advance(TimeSpan.FromSeconds(31));
            using var start = new Barrier(8);

            var entered = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    return _store.TryEnter(candidate.Key, Owner.Global, lastResort: false);
                },
                TaskCreationOptions.LongRunning)));

            entered.Count(e => e).ShouldBe(1);
        }
    }

    [Test]
    public void A_probe_that_was_given_up_frees_the_place()
    {
        var candidate = Candidate("given-up");
        Fail(candidate, 3);
        _time.Advance(TimeSpan.FromSeconds(31));
        _store.TryEnter(candidate.Key, Owner.Global, lastResort: false).ShouldBeTrue();
        _store.TryEnter(candidate.Key, Owner.Global, lastResort: false).ShouldBeFalse();
        _store.Report(candidate, Owner.Global, new AttemptOutcome(AttemptKind.Cancelled));
        _store.TryEnter(candidate.Key, Owner.Global, lastResort: false).ShouldBeTrue();
    }

    [Test]
    public void Failures_are_counted_for_each_owner_provider_model_and_key_by_itself()
    {
        var one = Candidate("keyed");
        Fail(one, 3);
        CandidateKey[] others =
        [
            one.Key with { Owner = Owner.OfUser(Guid.NewGuid()) },
            one.Key with { ProviderId = "q" },
            one.Key with { Model = "n" },
            one.Key with { KeyFingerprint = 5 },
            one.Key with { Revision = 5 },
        ];
        _store.TryEnter(one.Key, Owner.Global, lastResort: false).ShouldBeFalse();
        others.ShouldAllBe(key => _store.TryEnter(key, Owner.Global, lastResort: false) && _store.Get(key).Failures == 0);
    }

    [Test]
    public void Reports_at_once_are_all_counted()
    {
        var candidate = Candidate("counted") with { Cooldown = TimeSpan.Zero };
        Parallel.For(0, 10_000, _ => _store.Report(candidate, Owner.Global, new AttemptOutcome(AttemptKind.ServerError, 500)));
        _store.Get(candidate.Key).Failures.ShouldBe(10_000);
    }

    [Test]
    public void Names_that_the_upstream_does_not_know_are_not_kept()
    {
        var store = HealthStores.Create(new FakeTimeProvider(Now));
        foreach (var kind in new[] { AttemptKind.NotFound, AttemptKind.InvalidRequest, AttemptKind.TooLarge, AttemptKind.Unsupported, AttemptKind.Cancelled })
        {
            store.Report(Candidate($"made-up-{kind}"), Owner.Global, new AttemptOutcome(kind));
        }

        store.Count.ShouldBe(0);
        Succeed(store, Candidate("real"));
        store.Count.ShouldBe(1);
    }

    [Test]
    public void Healthy_candidates_are_forgotten_before_open_circuits()
    {
        var store = HealthStores.Create(new FakeTimeProvider(Now), 100);
        var open = Enumerable.Range(0, 20).Select(i => Candidate($"open{i}")).ToArray();
        Array.ForEach(open, candidate => Fail(store, candidate, 3));

        for (var i = 0; i < 10_000; i++)
        {
            Succeed(store, Candidate($"m{i}"));
        }

        store.Count.ShouldBe(100);
        open.ShouldAllBe(candidate => !store.TryEnter(candidate.Key, Owner.Global, lastResort: false));
    }

    [Test]
    public void Once_its_cooldown_is_over_an_idle_circuit_may_be_forgotten()
    {
        var time = new FakeTimeProvider(Now);
        var store = HealthStores.Create(time, 100);
        var open = Candidate("open");
        Fail(store, open, 3);
        time.Advance(open.Cooldown);

        for (var i = 0; i < 1000; i++)
        {
            Succeed(store, Candidate($"m{i}"));
        }

        store.Get(open.Key).Circuit.ShouldBe(CircuitState.Closed);
    }

    [Test]
    public void Not_even_open_circuits_can_fill_the_memory()
    {
        var store = HealthStores.Create(new FakeTimeProvider(Now), 100);
        for (var i = 0; i < 10_000; i++)
        {
            Fail(store, Candidate($"open{i}"), 3);
        }

        store.Count.ShouldBe(100);
        store.TryEnter(Candidate("open9999").Key, Owner.Global, lastResort: false).ShouldBeFalse();
    }

    [TestCase(-5)]
    [TestCase(5)]
    public void A_step_of_the_machines_clock_changes_no_wait_and_no_probe(int hours)
    {
        var clock = new SteppedClock(_time);
        var store = HealthStores.Create(clock);
        var (failing, limited) = (Candidate("failing"), Candidate("limited"));
        Fail(store, failing, 3);
        store.Report(limited, Owner.Global, new AttemptOutcome(AttemptKind.RateLimited, 429, TimeSpan.FromSeconds(30)));

        clock.Step = TimeSpan.FromHours(hours);
        foreach (var candidate in new[] { failing, limited })
        {
            store.Get(candidate.Key).Wait.ShouldBe(TimeSpan.FromSeconds(30));
            store.TryEnter(candidate.Key, Owner.Global, lastResort: false).ShouldBeFalse();
        }

        _time.Advance(TimeSpan.FromSeconds(30));
        store.TryEnter(failing.Key, Owner.Global, lastResort: false).ShouldBeTrue();

        clock.Step = TimeSpan.FromHours(-hours);
        store.TryEnter(failing.Key, Owner.Global, lastResort: false).ShouldBeFalse("the probe is still under way");
        _time.Advance(CircuitBreaker.ProbeLease);
        store.TryEnter(failing.Key, Owner.Global, lastResort: false).ShouldBeTrue();
    }

    [Test]
    public void A_success_of_a_healthy_candidate_allocates_nothing()
    {
        var candidate = Candidate("healthy");
        Run(1000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(10_000);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(10_000, "less than a byte for each call");

        void Run(int times)
        {
            for (var i = 0; i < times; i++)
            {
                _store.TryEnter(candidate.Key, Owner.Global, lastResort: false);
                Succeed(_store, candidate);
            }
        }
    }

    [Test]
    public void Each_circuit_that_opens_or_closes_is_one_line_and_one_count()
    {
        using var logs = new CollectedLogs();
        using var services = new ServiceCollection().AddMetrics().AddLogging(l => l.AddProvider(logs)).BuildServiceProvider();
        var changes = new List<string>();
        using var listener = Listen(services.GetRequiredService<IMeterFactory>(), changes);
        var store = new HealthStore(ActivatorUtilities.CreateInstance<CircuitEvents>(services), _time);
        var candidate = Candidate("line\nbreak");

        Fail(store, candidate, 10);
        logs.Lines.ShouldHaveSingleItem().ShouldBe(
            "Warning Aisbf.Infrastructure.Health.CircuitEvents The circuit of p/linebreak of global is open for global for 00:00:30, "
            + "because the upstream failed (status 500); failures in a row: 3. ");

        _time.Advance(candidate.Cooldown);
        store.TryEnter(candidate.Key, Owner.Global, lastResort: false).ShouldBeTrue();
        Succeed(store, candidate);
        Succeed(store, candidate);
        logs.Lines.Count.ShouldBe(2);
        logs.Lines.Last().ShouldStartWith("Information");
        changes.ShouldBe([$"open {candidate.Provider.Id} 1", $"closed {candidate.Provider.Id} 1"]);
    }

    private static MeterListener Listen(IMeterFactory factory, List<string> changes)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == "aisbf.circuit.changes" && instrument.Meter.Scope == factory)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            var named = tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value);
            changes.Add($"{named["aisbf.circuit.state"]} {named["gen_ai.provider.name"]} {value}");
        });
        listener.Start();
        return listener;
    }

    private void Fail(RouteCandidate candidate, int times) => Fail(_store, candidate, times);

    private static void Succeed(HealthStore store, RouteCandidate candidate) =>
        store.Report(candidate, Owner.Global, new AttemptOutcome(AttemptKind.Success, 200, FirstByte: TimeSpan.FromMilliseconds(5)));

    private static void Fail(HealthStore store, RouteCandidate candidate, int times)
    {
        for (var i = 0; i < times; i++)
        {
            store.Report(candidate, Owner.Global, new AttemptOutcome(AttemptKind.ServerError, 500));
        }
    }

    private static RouteCandidate Candidate(string model) => new()
    {
        Key = new CandidateKey(Owner.Global, "p", model, 0),
        Provider = Codec.Provider("openai"),
        Model = model,
        Cooldown = TimeSpan.FromSeconds(30),
    };
}
