using Aisbf.Application.Abstractions;
using Aisbf.Application.Gateway;
using Aisbf.Application.Gateway.ServeRequest;
using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using Microsoft.Extensions.Options;
using NSubstitute;

namespace Aisbf.Application.Tests.Gateway;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class FailoverExecutorTests
{
    private readonly IProviderClient _client = Substitute.For<IProviderClient>();
    private readonly IHealthStore _health = Substitute.For<IHealthStore>();
    private readonly IUsageSink _usage = Substitute.For<IUsageSink>();
    private readonly IAttemptObserver _observer = Substitute.For<IAttemptObserver>();
    private readonly GatewayOptions _options = new();

    [SetUp]
    public void EveryoneIsWell() => _health.TryEnter(Arg.Any<CandidateKey>(), Arg.Any<Owner>(), Arg.Any<bool>()).Returns(true);

    [Test]
    public async Task The_first_candidate_that_answers_is_accepted_and_the_failures_before_it_are_told()
    {
        Answer("a", AttemptKind.ServerError);
        Answer("b", AttemptKind.Success);

        await using var answer = await Execute("a", "b", "c");

        answer.Candidate!.Provider.Id.ShouldBe("b");
        answer.Attempts.ShouldBe(2);
        answer.FailedOver.ShouldBeTrue();
        answer.Failures.ShouldHaveSingleItem().Candidate.Provider.Id.ShouldBe("a");
        _health.Received(1).Report(Arg.Is<RouteCandidate>(c => c.Provider.Id == "a"), Owner.Global, Arg.Any<AttemptOutcome>());
    }

    [Test]
    public async Task A_candidate_that_may_not_be_entered_costs_no_attempt()
    {
        _health.TryEnter(Arg.Is<CandidateKey>(k => k.ProviderId == "a"), Arg.Any<Owner>(), Arg.Any<bool>()).Returns(false);
        Answer("b", AttemptKind.Success);

        await using var answer = await Execute("a", "b");

        answer.Attempts.ShouldBe(1);
        answer.Candidate!.Provider.Id.ShouldBe("b");
    }

    [Test]
    public async Task No_more_attempts_are_made_than_allowed()
    {
        _options.MaxAttempts = 2;
        Answer("a", AttemptKind.ServerError);
        Answer("b", AttemptKind.Timeout);

        await using var answer = await Execute("a", "b", "c");

        answer.Attempts.ShouldBe(2);
        answer.Error.ShouldNotBeNull();
        await _client.DidNotReceive().SendAsync(Arg.Is<UpstreamCall>(c => c.Candidate.Provider.Id == "c"), Arg.Any<CancellationToken>());
    }

    [Test]
    public async Task A_client_that_leaves_is_recorded_and_gives_the_breaker_its_permit_back()
    {
        using var client = new CancellationTokenSource();
        _client.SendAsync(Arg.Any<UpstreamCall>(), Arg.Any<CancellationToken>()).Returns<UpstreamResult>(_ =>
        {
            client.Cancel();
            throw new OperationCanceledException(client.Token);
        });

        await Should.ThrowAsync<OperationCanceledException>(() => Execute(client.Token, "a", "b"));

        _health.Received(1).Report(
            Arg.Any<RouteCandidate>(), Owner.Global, Arg.Is<AttemptOutcome>(o => o.Kind == AttemptKind.Cancelled));
        _usage.Received(1).Record(Arg.Is<UsageRecord>(r => r.Outcome == AttemptKind.Cancelled && r.Attempts == 1 && !r.Completed));
    }

    [Test]
    public async Task Every_answer_is_recorded_once_when_it_is_over()
    {
        Answer("a", AttemptKind.Success);

        var answer = await Execute("a");
        _usage.DidNotReceive().Record(Arg.Any<UsageRecord>());
        await answer.DisposeAsync();
        await answer.DisposeAsync();

        _usage.Received(1).Record(Arg.Is<UsageRecord>(r => r.Outcome == AttemptKind.Success && r.Attempts == 1));
        await answer.Reply!.Received(1).DisposeAsync();
    }

    [TestCase(86_400, 3600)]
    [TestCase(60, 60)]
    public async Task However_long_an_upstream_asks_to_wait_no_more_than_the_longest_rest_is_kept_and_told(int asked, int kept)
    {
        var outcome = new AttemptOutcome(AttemptKind.RateLimited, 429, TimeSpan.FromSeconds(asked));
        var limited = UpstreamResult.Failure(new Error(ErrorCode.RateLimited, "Wait.", RetryAfter: TimeSpan.FromSeconds(asked)), outcome);
        _client.SendAsync(Arg.Any<UpstreamCall>(), Arg.Any<CancellationToken>()).Returns(limited);

        await using var one = await Execute("a");
        await using var two = await Execute("a", "b");

        one.Error!.RetryAfter.ShouldBe(TimeSpan.FromSeconds(kept));
        two.Error!.RetryAfter.ShouldBe(TimeSpan.FromSeconds(kept));
        _health.Received(3).Report(
            Arg.Any<RouteCandidate>(), Owner.Global, Arg.Is<AttemptOutcome>(o => o.RetryAfter == TimeSpan.FromSeconds(kept)));
    }

    [Test]
    public async Task What_is_planned_as_a_last_resort_is_entered_as_one()
    {
        _health.TryEnter(Arg.Any<CandidateKey>(), Owner.Global, lastResort: false).Returns(false);
        Answer("a", AttemptKind.Success);

        await using var answer = await Execute(PlanReason.LastResort, CancellationToken.None, "a");

        answer.Reply.ShouldNotBeNull();
    }

    private void Answer(string provider, AttemptKind kind)
    {
        var outcome = new AttemptOutcome(kind);
        var result = kind == AttemptKind.Success
            ? UpstreamResult.Success(Substitute.For<IUpstreamReply>(), outcome)
            : UpstreamResult.Failure(new Error(ErrorCode.UpstreamError, $"{provider} failed."), outcome);
        _client.SendAsync(Arg.Is<UpstreamCall>(c => c.Candidate.Provider.Id == provider), Arg.Any<CancellationToken>()).Returns(result);
    }

    private Task<GatewayAnswer> Execute(params string[] providers) => Execute(CancellationToken.None, providers);

    private Task<GatewayAnswer> Execute(CancellationToken cancellationToken, params string[] providers) =>
        Execute(PlanReason.Named, cancellationToken, providers);

    private async Task<GatewayAnswer> Execute(PlanReason reason, CancellationToken cancellationToken, params string[] providers)
    {
        var executor = new FailoverExecutor(_client, _health, new AnswerRecorder(_usage, TimeProvider.System), _observer, new CallTrail(), Options.Create(_options), TimeProvider.System);
        var peek = RequestPeeker.Peek(Surface.ChatCompletions, "{\"model\":\"m\",\"messages\":[{\"role\":\"user\"}]}"u8).Value;
        using var body = new PooledBody(new byte[16], 16);
        var command = new ServeRequestCommand(Caller.Anonymous, Surface.ChatCompletions, new RouteQuery("m"), body, peek);
        var plan = new RoutePlan
        {
            RequestedModel = "m",
            Candidates = [.. providers.Select(p => new PlannedCandidate(Candidate(p), reason, 0, null))],
        };
        return await executor.ExecuteAsync(command, plan, TimeProvider.System.GetTimestamp(), cancellationToken);
    }

    private static RouteCandidate Candidate(string provider) => new()
    {
        Key = new CandidateKey(Owner.Global, provider, "m", 0),
        Provider = new Provider
        {
            Id = provider,
            Name = provider,
            Endpoint = new Uri("http://127.0.0.1:9/v1"),
            Type = new ProviderType { Id = "openai", Name = "OpenAI", Dialect = Dialect.OpenAi },
        },
        Model = "m",
    };
}
