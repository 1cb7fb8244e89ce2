using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Domain.Tests.Routing;

/// <summary>Circuits of candidates that several callers use, and of those that are the only ones for a name.</summary>
public sealed class SharedCircuitTests
{
    private static readonly TimeSpan Cooldown = TimeSpan.FromSeconds(300);
    private static readonly TimeSpan T0 = TimeSpan.FromHours(1);
    private static readonly Owner Ada = Owner.OfUser(Guid.NewGuid());
    private static readonly Owner Bob = Owner.OfUser(Guid.NewGuid());
    private static readonly Owner Carol = Owner.OfUser(Guid.NewGuid());

    [TestCase(3)]
    [TestCase(500)]
    public void Failures_of_one_caller_open_it_for_that_caller_only(int failures)
    {
        var breaker = default(CircuitBreaker);
        for (var i = 0; i < failures; i++)
        {
            breaker = After(breaker, Ada, AttemptKind.ServerError, T0);
        }

        MayCall(breaker, Ada, T0).ShouldBeFalse();
        MayCall(breaker, Bob, T0).ShouldBeTrue();
        breaker.Health(T0).OnlyFor.ShouldBe(Ada);
        breaker.Health(T0).For(Bob).Circuit.ShouldBe(CircuitState.Closed);
    }

    [Test]
    public void A_second_caller_who_fails_as_well_opens_it_for_everybody()
    {
        var breaker = Run(default, T0, (Ada, false), (Ada, false), (Bob, false));

        breaker.Health(T0).OnlyFor.ShouldBeNull();
        MayCall(breaker, Carol, T0).ShouldBeFalse();
    }

    [Test]
    public void A_second_caller_widens_a_circuit_that_is_open_for_one()
    {
        var breaker = Run(default, T0, (Ada, false), (Ada, false), (Ada, false), (Bob, false));

        MayCall(breaker, Carol, T0).ShouldBeFalse();
    }

    [Test]
    public void While_most_calls_succeed_no_failures_open_it_for_everybody()
    {
        var breaker = default(CircuitBreaker);
        for (var i = 0; i < 12; i++)
        {
            breaker = After(breaker, Carol, AttemptKind.Success, T0);
        }

        breaker = Run(breaker, T0, (Ada, false), (Bob, false), (Ada, false), (Bob, false), (Ada, false), (Bob, false));
        MayCall(breaker, Carol, T0).ShouldBeTrue();

        for (var i = 0; i < 5; i++)
        {
            breaker = Run(breaker, T0, (Ada, false), (Bob, false));
        }

        MayCall(breaker, Carol, T0).ShouldBeFalse("by now more than half of the newest 20 calls have failed");
    }

    [Test]
    public void Successes_from_before_a_pause_do_not_hide_an_outage()
    {
        var breaker = default(CircuitBreaker);
        for (var i = 0; i < 20; i++)
        {
            breaker = After(breaker, Carol, AttemptKind.Success, T0);
        }

        breaker = Run(breaker, T0 + TimeSpan.FromSeconds(60), (Ada, false), (Bob, false), (Ada, false));

        MayCall(breaker, Carol, T0 + TimeSpan.FromSeconds(60)).ShouldBeFalse();
    }

    [Test]
    public void What_others_have_to_do_with_it_says_nothing_about_a_circuit_that_is_open_for_one()
    {
        var breaker = Run(default, T0, (Ada, false), (Ada, false), (Ada, false), (Bob, true));
        MayCall(breaker, Ada, T0).ShouldBeFalse();

        var then = T0 + Cooldown;
        breaker.TryEnter(Ada, lastResort: false, then, out var probing).ShouldBeTrue();
        After(probing, Bob, AttemptKind.Cancelled, then).Health(then).IsProbing.ShouldBeTrue();
        After(probing, Ada, AttemptKind.Cancelled, then).Health(then).IsProbing.ShouldBeFalse();
    }

    [Test]
    public void A_probe_of_one_caller_that_fails_does_not_keep_it_open_for_everybody()
    {
        var open = Run(default, T0, (Ada, false), (Bob, false), (Ada, false));
        var then = T0 + Cooldown;
        open.TryEnter(Ada, lastResort: false, then, out var probing).ShouldBeTrue();

        var again = After(probing, Ada, AttemptKind.ServerError, then);

        MayCall(again, Ada, then).ShouldBeFalse();
        MayCall(again, Bob, then).ShouldBeTrue();
        MayCall(After(again, Bob, AttemptKind.ServerError, then), Carol, then).ShouldBeFalse();
    }

    [TestCase(20, true, Description = "the upstream's word about the account")]
    [TestCase(null, false, Description = "may be about this request, as a 409 is")]
    public void A_request_to_wait_is_for_everybody_when_it_states_a_time(int? seconds, bool everybody)
    {
        var outcome = new AttemptOutcome(AttemptKind.RateLimited, 429, seconds is { } s ? TimeSpan.FromSeconds(s) : null);
        var breaker = default(CircuitBreaker).After(outcome, Ada, Cooldown, T0);

        MayCall(breaker, Ada, T0).ShouldBeFalse();
        MayCall(breaker, Bob, T0).ShouldBe(!everybody);
        MayCall(breaker.After(outcome, Bob, Cooldown, T0), Carol, T0).ShouldBeFalse();
    }

    [Test]
    public void Where_there_is_no_other_candidate_it_is_tried_again_after_a_short_time_that_grows()
    {
        var breaker = Run(default, T0, (Ada, false), (Ada, false), (Ada, false));
        var now = T0;
        foreach (var seconds in new[] { 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300 })
        {
            breaker.Health(now).RetryWait.ShouldBe(TimeSpan.FromSeconds(seconds));
            breaker.TryEnter(Ada, lastResort: true, now + TimeSpan.FromSeconds(seconds) - TimeSpan.FromTicks(1), out _).ShouldBeFalse();
            now += TimeSpan.FromSeconds(seconds);
            if (seconds < 300)
            {
                breaker.TryEnter(Ada, lastResort: false, now, out _).ShouldBeFalse("others have candidates left");
            }

            breaker.TryEnter(Ada, lastResort: true, now, out var probing).ShouldBeTrue();
            probing.TryEnter(Ada, lastResort: true, now, out _).ShouldBeFalse("one probe at a time");
            breaker = After(probing, Ada, AttemptKind.ServerError, now);
        }

        breaker.TryEnter(Ada, lastResort: true, now + Cooldown, out var last).ShouldBeTrue();
        var closed = After(last, Ada, AttemptKind.Success, now + Cooldown);
        closed.Health(now + Cooldown).Circuit.ShouldBe(CircuitState.Closed);
        Run(closed, now + Cooldown, (Ada, false), (Ada, false), (Ada, false)).Health(now + Cooldown).RetryWait.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Test]
    public void An_early_retry_that_succeeds_closes_it_before_the_cooldown_is_over()
    {
        var later = T0 + TimeSpan.FromSeconds(1);
        Run(default, T0, (Ada, false), (Ada, false), (Ada, false)).TryEnter(Ada, lastResort: true, later, out var probing).ShouldBeTrue();

        After(probing, Ada, AttemptKind.Success, later).Health(later).Circuit.ShouldBe(CircuitState.Closed);
    }

    [Test]
    public void A_stated_wait_is_kept_even_where_there_is_no_other_candidate()
    {
        var limited = default(CircuitBreaker).After(new AttemptOutcome(AttemptKind.RateLimited, 429, TimeSpan.FromMinutes(10)), Ada, Cooldown, T0);

        limited.TryEnter(Ada, lastResort: true, T0 + TimeSpan.FromMinutes(9), out _).ShouldBeFalse();
        limited.TryEnter(Ada, lastResort: true, T0 + TimeSpan.FromMinutes(10), out _).ShouldBeTrue();
    }

    [Test]
    public void The_last_failure_is_remembered_also_after_a_success()
    {
        var failed = default(CircuitBreaker).After(new AttemptOutcome(AttemptKind.AuthFailed, 401), Ada, Cooldown, T0);
        var health = After(failed, Ada, AttemptKind.Success, T0).Health(T0 + TimeSpan.FromSeconds(7));

        health.LastFailure.ShouldNotBeNull().ShouldBe(new LastFailure(AttemptKind.AuthFailed, 401, T0));
        health.LastFailureAgo.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Test]
    public void Only_what_changes_whom_it_stops_is_a_change()
    {
        var two = Run(default, T0, (Ada, false), (Ada, false));
        var ada = Run(two, T0, (Ada, false));
        var all = Run(ada, T0, (Bob, false));
        ada.TryEnter(Ada, lastResort: true, T0 + TimeSpan.FromSeconds(1), out var probing).ShouldBeTrue();

        CircuitBreaker.Compare(default, two).ShouldBe(CircuitChange.None);
        CircuitBreaker.Compare(two, ada).ShouldBe(CircuitChange.Opened);
        CircuitBreaker.Compare(ada, Run(ada, T0, (Ada, false))).ShouldBe(CircuitChange.None, "a call that began before");
        CircuitBreaker.Compare(ada, all).ShouldBe(CircuitChange.Opened);
        CircuitBreaker.Compare(ada, probing).ShouldBe(CircuitChange.None);
        CircuitBreaker.Compare(probing, Run(probing, T0, (Ada, false))).ShouldBe(CircuitChange.Opened);
        CircuitBreaker.Compare(probing, Run(probing, T0, (Ada, true))).ShouldBe(CircuitChange.Closed);
    }

    private static CircuitBreaker Run(CircuitBreaker breaker, TimeSpan now, params (Owner Caller, bool Succeeds)[] calls)
    {
        foreach (var (caller, succeeds) in calls)
        {
            breaker = After(breaker, caller, succeeds ? AttemptKind.Success : AttemptKind.ServerError, now);
        }

        return breaker;
    }

    private static CircuitBreaker After(CircuitBreaker breaker, Owner caller, AttemptKind kind, TimeSpan now) =>
        breaker.After(new AttemptOutcome(kind), caller, Cooldown, now);

    private static bool MayCall(CircuitBreaker breaker, Owner caller, TimeSpan now) => breaker.TryEnter(caller, lastResort: false, now, out _);
}
