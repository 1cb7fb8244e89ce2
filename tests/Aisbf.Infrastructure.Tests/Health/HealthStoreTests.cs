using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Health;
using Aisbf.Infrastructure.Tests.Providers.Golden;
using Microsoft.Extensions.Time.Testing;

namespace Aisbf.Infrastructure.Tests.Health;

internal sealed class HealthStoreTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly HealthStore _store = new(new FakeTimeProvider(Now));

    [Test]
    public async Task Of_many_calls_at_once_only_one_is_the_probe()
    {
        for (var round = 0; round < 100; round++)
        {
            var candidate = Candidate($"m{round}");
            Fail(candidate, 3);
            _store.TryEnter(candidate.Key, Now).ShouldBeFalse();
            var later = Now.AddSeconds(31);
            using var start = new Barrier(8);

            var entered = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    return _store.TryEnter(candidate.Key, later);
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
        var later = Now.AddSeconds(31);
        _store.TryEnter(candidate.Key, later).ShouldBeTrue();
        _store.TryEnter(candidate.Key, later).ShouldBeFalse();
        _store.Report(candidate, new AttemptOutcome(AttemptKind.Cancelled), later);
        _store.TryEnter(candidate.Key, later).ShouldBeTrue();
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
        ];
        _store.TryEnter(one.Key, Now).ShouldBeFalse();
        others.ShouldAllBe(key => _store.TryEnter(key, Now) && _store.Get(key, Now).Failures == 0);
    }

    [Test]
    public void Reports_at_once_are_all_counted()
    {
        var candidate = Candidate("counted") with { Cooldown = TimeSpan.Zero };
        Parallel.For(0, 10_000, _ => _store.Report(candidate, new AttemptOutcome(AttemptKind.ServerError, 500), Now));
        _store.Get(candidate.Key, Now).Failures.ShouldBe(10_000);
    }

    [Test]
    public void Names_that_the_upstream_does_not_know_are_not_kept()
    {
        var store = new HealthStore(new FakeTimeProvider(Now));
        foreach (var kind in new[] { AttemptKind.NotFound, AttemptKind.InvalidRequest, AttemptKind.TooLarge, AttemptKind.Unsupported, AttemptKind.Cancelled })
        {
            store.Report(Candidate($"made-up-{kind}"), new AttemptOutcome(kind), Now);
        }

        store.Count.ShouldBe(0);
        Succeed(store, Candidate("real"));
        store.Count.ShouldBe(1);
    }

    [Test]
    public void Healthy_candidates_are_forgotten_before_open_circuits()
    {
        var store = new HealthStore(new FakeTimeProvider(Now), capacity: 100);
        var open = Enumerable.Range(0, 20).Select(i => Candidate($"open{i}")).ToArray();
        Array.ForEach(open, candidate => Fail(store, candidate, 3));

        for (var i = 0; i < 10_000; i++)
        {
            Succeed(store, Candidate($"m{i}"));
        }

        store.Count.ShouldBe(100);
        open.ShouldAllBe(candidate => !store.TryEnter(candidate.Key, Now));
    }

    [Test]
    public void Once_its_cooldown_is_over_an_idle_circuit_may_be_forgotten()
    {
        var time = new FakeTimeProvider(Now);
        var store = new HealthStore(time, capacity: 100);
        var open = Candidate("open");
        Fail(store, open, 3);
        time.Advance(open.Cooldown);

        for (var i = 0; i < 1000; i++)
        {
            Succeed(store, Candidate($"m{i}"));
        }

        store.Get(open.Key, time.GetUtcNow()).Circuit.ShouldBe(CircuitState.Closed);
    }

    [Test]
    public void Not_even_open_circuits_can_fill_the_memory()
    {
        var store = new HealthStore(new FakeTimeProvider(Now), capacity: 100);
        for (var i = 0; i < 10_000; i++)
        {
            Fail(store, Candidate($"open{i}"), 3);
        }

        store.Count.ShouldBe(100);
        store.TryEnter(Candidate("open9999").Key, Now).ShouldBeFalse();
    }

    private void Fail(RouteCandidate candidate, int times) => Fail(_store, candidate, times);

    private static void Succeed(HealthStore store, RouteCandidate candidate) =>
        store.Report(candidate, new AttemptOutcome(AttemptKind.Success, 200, FirstByte: TimeSpan.FromMilliseconds(5)), Now);

    private static void Fail(HealthStore store, RouteCandidate candidate, int times)
    {
        for (var i = 0; i < times; i++)
        {
            store.Report(candidate, new AttemptOutcome(AttemptKind.ServerError, 500), Now);
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
