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

/// <summary>Who is told why an upstream gave no answer, and that every such attempt is reported.</summary>
internal sealed class FailureReasonTests
{
    private static readonly Caller Tenant = new(Owner.OfUser(Guid.NewGuid()), Guid.NewGuid(), TokenScope.Api);

    private static readonly object[][] Callers =
    [
        [Caller.Anonymous, true],
        [new Caller(Owner.Global, Guid.NewGuid(), TokenScope.Api), true],
        [Tenant with { Scope = TokenScope.Api | TokenScope.Admin }, true],
        [Tenant, false],
    ];

    [TestCaseSource(nameof(Callers))]
    public async Task The_reason_is_for_those_who_run_the_providers(Caller caller, bool isTold)
    {
        var (answer, _) = await ExecuteAsync(caller, Failure(AttemptKind.ConnectionFailed, "name not found"));

        answer.Error!.Message.ShouldBe(isTold ? "The connection failed: name not found." : "The connection failed.");
    }

    [TestCase(AttemptKind.ConnectionFailed, true)]
    [TestCase(AttemptKind.Timeout, true)]
    [TestCase(AttemptKind.AddressRefused, false)]
    [TestCase(AttemptKind.ServerError, false)]
    public async Task Only_connections_have_a_reason(AttemptKind kind, bool isTold)
    {
        var (answer, _) = await ExecuteAsync(Caller.Anonymous, Failure(kind, "a reason"));

        answer.Error!.Message.Contains("a reason", StringComparison.Ordinal).ShouldBe(isTold);
    }

    [Test]
    public async Task Every_failed_attempt_is_reported_with_its_number()
    {
        var (_, observer) = await ExecuteAsync(
            Tenant, Failure(AttemptKind.Timeout, null), Failure(AttemptKind.ServerError, null), UpstreamResult.Success(Substitute.For<IUpstreamReply>(), default));

        observer.Received(1).Failed(Arg.Is<FailedAttempt>(f => f.Outcome.Kind == AttemptKind.Timeout), 1, 3, "r1");
        observer.Received(1).Failed(Arg.Is<FailedAttempt>(f => f.Outcome.Kind == AttemptKind.ServerError), 2, 3, "r1");
        observer.ReceivedCalls().Count().ShouldBe(2);
    }

    private static UpstreamResult Failure(AttemptKind kind, string? reason) => UpstreamResult.Failure(
        new Error(ErrorCode.UpstreamError, "The connection failed."), new AttemptOutcome(kind, Detail: new AttemptDetail(reason, null)));

    private static async Task<(GatewayAnswer Answer, IAttemptObserver Observer)> ExecuteAsync(Caller caller, params UpstreamResult[] results)
    {
        var client = Substitute.For<IProviderClient>();
        client.SendAsync(Arg.Any<UpstreamCall>(), Arg.Any<CancellationToken>())
            .Returns(call => results[int.Parse(call.Arg<UpstreamCall>().Candidate.Provider.Id, System.Globalization.CultureInfo.InvariantCulture)]);
        var health = Substitute.For<IHealthStore>();
        health.TryEnter(Arg.Any<CandidateKey>(), Arg.Any<Owner>(), Arg.Any<bool>()).Returns(true);
        var observer = Substitute.For<IAttemptObserver>();
        var executor = new FailoverExecutor(
            client, health, new AnswerRecorder(Substitute.For<IUsageSink>(), TimeProvider.System), observer, new CallTrail(), Options.Create(new GatewayOptions()), TimeProvider.System);
        using var body = new PooledBody(new byte[16], 16);
        var peek = RequestPeeker.Peek(Surface.ChatCompletions, "{\"model\":\"m\",\"messages\":[{\"role\":\"user\"}]}"u8).Value;
        var command = new ServeRequestCommand(caller, Surface.ChatCompletions, new RouteQuery("m"), body, peek) { RequestId = "r1" };
        var plan = new RoutePlan
        {
            RequestedModel = "m",
            Candidates = [.. results.Select((_, i) => new PlannedCandidate(Candidate($"{i}"), PlanReason.Named, 0, null))],
        };
        return (await executor.ExecuteAsync(command, plan, TimeProvider.System.GetTimestamp(), CancellationToken.None), observer);
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
