using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using FsCheck;
using FsCheck.Fluent;

namespace Aisbf.Domain.Tests.Routing;

public sealed class CircuitBreakerTests
{
    private static readonly TimeSpan Cooldown = TimeSpan.FromSeconds(300);
    private static readonly TimeSpan T0 = TimeSpan.FromHours(1);
    private static readonly Owner Ada = Owner.OfUser(Guid.NewGuid());

    private static readonly AttemptKind[] Failures =
    [
        AttemptKind.AuthFailed, AttemptKind.PaymentRequired, AttemptKind.ServerError, AttemptKind.InvalidAnswer,
        AttemptKind.ConnectionFailed, AttemptKind.Timeout, AttemptKind.AddressRefused,
    ];

    private static readonly AttemptKind[] Verdictless =
        [AttemptKind.InvalidRequest, AttemptKind.TooLarge, AttemptKind.NotFound, AttemptKind.Unsupported, AttemptKind.Cancelled];

    [Test]
    public void A_candidate_that_was_never_called_is_closed_and_lets_everyone_in()
    {
        var breaker = default(CircuitBreaker);

        breaker.Health(T0).ShouldBe(new CandidateHealth(CircuitState.Closed, 0, null, null, null));
        breaker.TryEnter(Ada, lastResort: false, T0, out var next).ShouldBeTrue();
        next.ShouldBe(breaker);
    }

    [TestCaseSource(nameof(Failures))]
    public void Three_failures_in_a_row_open_it_for_the_cooldown(AttemptKind kind)
    {
        var breaker = Fail(default, 2, kind);
        breaker.Health(T0).Circuit.ShouldBe(CircuitState.Closed);
        breaker.Health(T0).Failures.ShouldBe(2);

        breaker = Fail(breaker, 1, kind);

        var health = breaker.Health(T0);
        (health.Circuit, health.Failures, health.Wait, health.Cause).ShouldBe((CircuitState.Open, 3, Cooldown, kind));
        breaker.TryEnter(Ada, lastResort: false, T0 + Cooldown - TimeSpan.FromTicks(1), out _).ShouldBeFalse();
    }

    [Test]
    public void A_success_in_between_starts_the_count_again()
    {
        var breaker = Fail(After(Fail(default, 2), AttemptKind.Success, T0), 2);

        breaker.Health(T0).Circuit.ShouldBe(CircuitState.Closed);
    }

    [TestCaseSource(nameof(Verdictless))]
    public void What_the_caller_caused_neither_counts_nor_starts_the_count_again(AttemptKind kind)
    {
        var breaker = default(CircuitBreaker);
        for (var i = 0; i < 10; i++)
        {
            breaker = After(breaker, kind, T0);
        }

        breaker.ShouldBe(default);
        After(Fail(default, 2), kind, T0).Health(T0).Failures.ShouldBe(2);
    }

    [Test]
    public void After_the_cooldown_exactly_one_probe_goes_through()
    {
        var open = Fail(default, 3);
        var then = T0 + Cooldown;
        open.Health(then).Circuit.ShouldBe(CircuitState.HalfOpen);
        open.Health(then).Wait.ShouldBeNull();

        open.TryEnter(Ada, lastResort: false, then, out var probing).ShouldBeTrue();

        probing.TryEnter(Ada, lastResort: false, then, out _).ShouldBeFalse();
        probing.Health(then).Circuit.ShouldBe(CircuitState.HalfOpen);
        probing.Health(then).Wait.ShouldBe(CircuitBreaker.ProbeLease);
        probing.Health(then).IsProbing.ShouldBeTrue();
    }

    [Test]
    public void A_probe_that_succeeds_closes_it()
    {
        var closed = After(Probing(out var then), AttemptKind.Success, then);

        closed.Health(then).Circuit.ShouldBe(CircuitState.Closed);
        closed.Health(then).Failures.ShouldBe(0);
        Fail(closed, 2).Health(then).Circuit.ShouldBe(CircuitState.Closed);
    }

    [Test]
    public void A_probe_that_fails_opens_it_for_another_cooldown()
    {
        var open = After(Probing(out var then), AttemptKind.Timeout, then);

        open.Health(then).Circuit.ShouldBe(CircuitState.Open);
        open.Health(then).Wait.ShouldBe(Cooldown);
        open.Health(then).Cause.ShouldBe(AttemptKind.Timeout);
        open.TryEnter(Ada, lastResort: false, then + Cooldown, out _).ShouldBeTrue();
    }

    [TestCaseSource(nameof(Verdictless))]
    public void A_probe_without_a_verdict_lets_another_go(AttemptKind kind)
    {
        var breaker = After(Probing(out var then), kind, then);

        breaker.Health(then).Circuit.ShouldBe(CircuitState.HalfOpen);
        breaker.TryEnter(Ada, lastResort: false, then, out _).ShouldBeTrue();
    }

    [Test]
    public void A_probe_that_is_never_reported_is_given_up_after_its_lease()
    {
        var probing = Probing(out var then);

        probing.TryEnter(Ada, lastResort: false, then + CircuitBreaker.ProbeLease - TimeSpan.FromTicks(1), out _).ShouldBeFalse();
        probing.TryEnter(Ada, lastResort: false, then + CircuitBreaker.ProbeLease, out var second).ShouldBeTrue();
        second.TryEnter(Ada, lastResort: false, then + CircuitBreaker.ProbeLease, out _).ShouldBeFalse();
    }

    [TestCase(null, 60)]
    [TestCase(0, 0)]
    [TestCase(20, 20)]
    [TestCase(-5, 60)]
    [TestCase(100_000, 86_400)]
    public void An_upstream_that_asks_to_wait_is_left_alone_at_once_and_without_blame(int? asked, int seconds)
    {
        var outcome = new AttemptOutcome(AttemptKind.RateLimited, 429, asked is { } s ? TimeSpan.FromSeconds(s) : null);

        var breaker = default(CircuitBreaker).After(outcome, Ada, Cooldown, T0);

        breaker.OpenUntil.ShouldBe(T0 + TimeSpan.FromSeconds(seconds));
        breaker.Cause.ShouldBe(AttemptKind.RateLimited);
        breaker.Failures.ShouldBe(0);
    }

    [Test]
    public void A_second_request_to_wait_never_shortens_the_first()
    {
        var breaker = Limit(Limit(default, 600, T0), 10, T0 + TimeSpan.FromSeconds(1));

        breaker.OpenUntil.ShouldBe(T0 + TimeSpan.FromSeconds(600));
        Limit(breaker, 900, T0 + TimeSpan.FromSeconds(1)).OpenUntil.ShouldBe(T0 + TimeSpan.FromSeconds(901));
    }

    [Test]
    public void Calls_that_set_out_before_it_opened_neither_close_it_nor_stretch_it()
    {
        var open = Fail(default, 3);
        var later = T0 + TimeSpan.FromSeconds(10);

        After(open, AttemptKind.Success, later).OpenUntil.ShouldBe(open.OpenUntil);
        After(open, AttemptKind.ServerError, later).OpenUntil.ShouldBe(open.OpenUntil);
        After(Limit(default, 60, T0), AttemptKind.Success, later).Health(later).Circuit.ShouldBe(CircuitState.Open);
    }

    [Test]
    public void Without_a_cooldown_failures_never_open_it()
    {
        var breaker = default(CircuitBreaker);
        for (var i = 0; i < 10; i++)
        {
            breaker = breaker.After(new AttemptOutcome(AttemptKind.ServerError), Ada, TimeSpan.Zero, T0);
        }

        breaker.Health(T0).Circuit.ShouldBe(CircuitState.Closed);
    }

    [Test]
    public void An_endless_cooldown_does_not_overflow()
    {
        var breaker = default(CircuitBreaker);
        for (var i = 0; i < 3; i++)
        {
            breaker = breaker.After(new AttemptOutcome(AttemptKind.ServerError), Ada, TimeSpan.MaxValue, T0);
        }

        breaker.OpenUntil.ShouldBe(TimeSpan.MaxValue);
    }

    [Test]
    public void Latency_is_a_moving_average_of_successes_that_outlives_failures()
    {
        var breaker = Succeed(default, 100);
        breaker.LatencyMs.ShouldBe(100);
        breaker = Succeed(breaker, 200);
        breaker.LatencyMs.ShouldBe(120);

        Fail(breaker, 3).LatencyMs.ShouldBe(120);
        After(breaker, AttemptKind.Success, T0).LatencyMs.ShouldBe(120, "a success without a measurement changes nothing");
    }

    [Test]
    public void Whatever_happens_some_call_can_always_go_again_after_the_longest_wait()
    {
        Prop.ForAll<(PositiveInt Step, AttemptKind Kind, bool Enter)[]>(events =>
        {
            var breaker = default(CircuitBreaker);
            var now = T0;
            foreach (var (step, kind, enter) in events)
            {
                now += TimeSpan.FromSeconds(step.Get);
                if (enter && breaker.TryEnter(Ada, lastResort: false, now, out var next))
                {
                    breaker = next;
                }

                breaker = breaker.After(new AttemptOutcome(kind), Ada, Cooldown, now);
                var health = breaker.Health(now);
                (health.Circuit is CircuitState.Closed).ShouldBe(health.Cause is null);
                breaker.TryEnter(Ada, lastResort: false, now, out _).ShouldBe(health.Circuit is CircuitState.Closed || health is { Circuit: CircuitState.HalfOpen, Wait: null });
            }

            breaker.TryEnter(Ada, lastResort: false, now + Cooldown + CircuitBreaker.ProbeLease, out _).ShouldBeTrue();
        }).QuickCheckThrowOnFailure();
    }

    private static CircuitBreaker Probing(out TimeSpan then)
    {
        then = T0 + Cooldown;
        Fail(default, 3).TryEnter(Ada, lastResort: false, then, out var probing).ShouldBeTrue();
        return probing;
    }

    private static CircuitBreaker Fail(CircuitBreaker breaker, int times, AttemptKind kind = AttemptKind.ServerError)
    {
        for (var i = 0; i < times; i++)
        {
            breaker = After(breaker, kind, T0);
        }

        return breaker;
    }

    private static CircuitBreaker After(CircuitBreaker breaker, AttemptKind kind, TimeSpan now) =>
        breaker.After(new AttemptOutcome(kind), Ada, Cooldown, now);

    private static CircuitBreaker Limit(CircuitBreaker breaker, int seconds, TimeSpan now) =>
        breaker.After(new AttemptOutcome(AttemptKind.RateLimited, 429, TimeSpan.FromSeconds(seconds)), Ada, Cooldown, now);

    private static CircuitBreaker Succeed(CircuitBreaker breaker, int ms) =>
        breaker.After(new AttemptOutcome(AttemptKind.Success, 200, null, TimeSpan.FromMilliseconds(ms)), Ada, Cooldown, T0);
}
