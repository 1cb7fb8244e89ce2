using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;

namespace Aisbf.Domain.Tests.Routing;

public sealed class FailoverPolicyTests
{
    [Test]
    public void Only_success_is_accepted_and_only_a_client_that_left_stops()
    {
        foreach (var kind in Enum.GetValues<AttemptKind>())
        {
            FailoverPolicy.Decide(new AttemptOutcome(kind)).ShouldBe(kind switch
            {
                AttemptKind.Success => FailoverDecision.Accept,
                AttemptKind.Cancelled => FailoverDecision.Stop,
                _ => FailoverDecision.Next,
            });
        }
    }

    [Test]
    public void What_is_the_callers_fault_never_counts_against_health()
    {
        foreach (var kind in Enum.GetValues<AttemptKind>().Where(FailoverPolicy.IsCallersFault))
        {
            FailoverPolicy.CountsAgainstHealth(kind).ShouldBeFalse();
        }
    }

    [Test]
    public void A_single_failure_speaks_for_itself()
    {
        var attempt = Failed(AttemptKind.NotFound);

        FailoverPolicy.Summarize([attempt]).ShouldBeSameAs(attempt.Error);
    }

    [Test]
    public void When_all_ask_to_wait_so_do_we_for_the_shortest_time()
    {
        var error = FailoverPolicy.Summarize(
            [Failed(AttemptKind.RateLimited, 60), Failed(AttemptKind.RateLimited, 7), Failed(AttemptKind.RateLimited)]);

        error.Code.ShouldBe(ErrorCode.RateLimited);
        error.RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
        FailoverPolicy.Summarize([Failed(AttemptKind.RateLimited), Failed(AttemptKind.RateLimited)]).RetryAfter.ShouldBe(TimeSpan.FromSeconds(60));
    }

    [TestCase(AttemptKind.InvalidRequest)]
    [TestCase(AttemptKind.TooLarge)]
    [TestCase(AttemptKind.Unsupported)]
    public void The_first_that_blames_the_request_is_the_most_useful(AttemptKind kind)
    {
        var first = Failed(kind);

        FailoverPolicy.Summarize([Failed(AttemptKind.RateLimited, 9), Failed(AttemptKind.ServerError), first, Failed(AttemptKind.InvalidRequest)])
            .ShouldBeSameAs(first.Error);
    }

    [Test]
    public void When_all_were_too_slow_it_is_a_timeout() =>
        FailoverPolicy.Summarize([Failed(AttemptKind.Timeout), Failed(AttemptKind.Timeout)]).Code.ShouldBe(ErrorCode.UpstreamTimeout);

    [Test]
    public void Otherwise_it_says_how_many_failed_and_when_to_come_back()
    {
        var error = FailoverPolicy.Summarize(
            [Failed(AttemptKind.Timeout), Failed(AttemptKind.RateLimited, 30), Failed(AttemptKind.AuthFailed)]);

        error.Code.ShouldBe(ErrorCode.UpstreamUnavailable);
        error.Message.ShouldContain("3");
        error.RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Test]
    public void There_is_nothing_to_sum_up_without_an_attempt() => Should.Throw<ArgumentException>(() => FailoverPolicy.Summarize([]));

    private static FailedAttempt Failed(AttemptKind kind, int? retryAfter = null) => new(
        Routes.Snapshot([Routes.Provider("a", "m")]).FindCandidate("a", "m")!,
        new AttemptOutcome(kind, RetryAfter: retryAfter is { } s ? TimeSpan.FromSeconds(s) : null),
        new Error(UpstreamStatus.ToErrorCode(kind), kind.ToString()));
}
