using System.Diagnostics.Metrics;
using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Usage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Aisbf.Infrastructure.Tests.Usage;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class AttemptReporterTests : IDisposable
{
    private readonly CollectedLogs _logs = new();
    private readonly FakeTimeProvider _time = new();
    private readonly ServiceProvider _services;
    private readonly AttemptReporter _reporter;

    public AttemptReporterTests()
    {
        _services = new ServiceCollection().AddMetrics().AddLogging(logging => logging.AddProvider(_logs)).BuildServiceProvider();
        _reporter = new AttemptReporter(_services.GetRequiredService<IMeterFactory>(), _time, _services.GetRequiredService<ILogger<AttemptReporter>>());
    }

    public void Dispose()
    {
        _reporter.Dispose();
        _services.Dispose();
    }

    [Test]
    public void A_failed_attempt_is_one_line_with_all_that_helps()
    {
        Fail("p", AttemptKind.ServerError, new AttemptDetail("a reason", "req_1"), status: 500);

        var line = _logs.Lines.ShouldHaveSingleItem();
        line.ShouldStartWith("Warning");
        foreach (var part in new[] { "Attempt 2 of 3", "request r1", "provider p of global", "model m", "ServerError", "status 500", "a reason", "req_1" })
        {
            line.ShouldContain(part);
        }
    }

    [Test]
    public void A_call_without_an_answer_has_no_status()
    {
        Fail("p");
        _logs.Lines.ShouldHaveSingleItem().ShouldContain(", status none, ");
    }

    [Test]
    public void A_model_name_cannot_forge_a_line()
    {
        Fail("p", model: "m\nWarning: forged");

        _logs.Lines.ShouldHaveSingleItem().ShouldNotContain('\n');
    }

    [Test]
    public void A_provider_that_fails_all_the_time_does_not_flood_the_log()
    {
        for (var i = 0; i < 1000; i++)
        {
            Fail("p");
        }

        _logs.Lines.Count.ShouldBe(AttemptReporter.LinesPerProvider);
        _time.Advance(AttemptReporter.Period);
        _logs.Lines.Last().ShouldContain("995 more attempts with provider p of global failed");

        Fail("p");
        _logs.Lines.Count.ShouldBe(AttemptReporter.LinesPerProvider + 2, "a new period begins");
    }

    [Test]
    public void Nor_does_a_tenant_with_many_providers()
    {
        for (var i = 0; i < 5000; i++)
        {
            Fail($"p{i}");
        }

        _logs.Lines.Count.ShouldBe(AttemptReporter.LinesInAll);
        _time.Advance(AttemptReporter.Period);
        _logs.Lines.Count.ShouldBe(AttemptReporter.LinesInAll + AttemptReporter.MaxSummaries + 1);
        _logs.Lines.Last().ShouldContain("4880 more attempts");
    }

    [Test]
    public void Every_failed_attempt_is_counted_by_its_kind()
    {
        var kinds = new List<object?>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Name == "aisbf.attempt.failures" && instrument.Meter.Scope == _services.GetRequiredService<IMeterFactory>())
                {
                    l.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => kinds.AddRange(tags.ToArray().Select(tag => tag.Value)));
        listener.Start();

        Fail("p", AttemptKind.Timeout);

        kinds.ShouldBe(["p", "Timeout"]);
    }

    private void Fail(
        string provider, AttemptKind kind = AttemptKind.ConnectionFailed, AttemptDetail? detail = null, int? status = null, string model = "m") =>
        _reporter.Failed(
            new FailedAttempt(Candidate(provider, model), new AttemptOutcome(kind, status, Detail: detail), new Error(ErrorCode.UpstreamError, "x")), 2, 3, "r1");

    private static RouteCandidate Candidate(string provider, string model) => new()
    {
        Key = new CandidateKey(Owner.Global, provider, model, 0),
        Provider = new Provider
        {
            Id = provider,
            Name = provider,
            Endpoint = new Uri("http://127.0.0.1:9/v1"),
            Type = new ProviderType { Id = "openai", Name = "OpenAI", Dialect = Dialect.OpenAi },
        },
        Model = model,
    };
}
