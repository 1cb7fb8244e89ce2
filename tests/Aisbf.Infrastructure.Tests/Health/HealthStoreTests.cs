using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Health;
using Aisbf.Infrastructure.Tests.Providers.Golden;

namespace Aisbf.Infrastructure.Tests.Health;

internal sealed class HealthStoreTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly HealthStore _store = new();

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

    private void Fail(RouteCandidate candidate, int times)
    {
        for (var i = 0; i < times; i++)
        {
            _store.Report(candidate, new AttemptOutcome(AttemptKind.ServerError, 500), Now);
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
