using System.Diagnostics.Metrics;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Tests.Providers.Golden;
using Aisbf.Infrastructure.Usage;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Infrastructure.Tests.Usage;

internal sealed class UsageMetricsTests
{
    [TestCase(AttemptKind.Success, true, "success")]
    [TestCase(AttemptKind.Success, false, "incomplete")]
    [TestCase(AttemptKind.InvalidRequest, false, "caller_error")]
    [TestCase(AttemptKind.RateLimited, false, "rate_limited")]
    [TestCase(AttemptKind.Cancelled, false, "cancelled")]
    [TestCase(AttemptKind.ServerError, false, "upstream_error")]
    public void A_request_is_counted_with_its_attempts_tokens_and_outcome(AttemptKind kind, bool completed, string outcome)
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var seen = new Dictionary<string, double>(StringComparer.Ordinal);
        var outcomes = new HashSet<string>(StringComparer.Ordinal);
        using var listener = Listen(services.GetRequiredService<IMeterFactory>(), seen, outcomes, "aisbf.outcome");
        var metrics = new UsageMetrics(services.GetRequiredService<IMeterFactory>());

        metrics.Record(new UsageRecord(
            Caller.Anonymous, null, null, kind, 2, new TokenUsage(30, 12), TimeSpan.FromSeconds(1.5), completed));

        seen["aisbf.requests"].ShouldBe(1);
        seen["aisbf.attempts"].ShouldBe(2);
        seen["gen_ai.client.token.usage"].ShouldBe(42);
        seen["gen_ai.client.operation.duration"].ShouldBe(1.5);
        outcomes.ShouldBe([outcome]);
    }

    [Test]
    public void A_question_to_a_selection_model_is_no_request_but_costs_tokens()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var seen = new Dictionary<string, double>(StringComparer.Ordinal);
        using var listener = Listen(services.GetRequiredService<IMeterFactory>(), seen, [], "aisbf.outcome");
        var metrics = new UsageMetrics(services.GetRequiredService<IMeterFactory>());

        metrics.Record(new UsageRecord(
            Caller.Anonymous, null, null, AttemptKind.Success, 1, new TokenUsage(30, 12), TimeSpan.FromSeconds(1), true, UsageKind.Selection));

        seen.Keys.ShouldBe(["aisbf.attempts", "aisbf.selections", "gen_ai.client.token.usage"], ignoreOrder: true);
    }

    [Test]
    public void Providers_of_tenants_are_told_apart_by_type_and_the_operators_by_id()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var names = new HashSet<string>(StringComparer.Ordinal);
        using var listener = Listen(services.GetRequiredService<IMeterFactory>(), [], names, "gen_ai.provider.name");
        var metrics = new UsageMetrics(services.GetRequiredService<IMeterFactory>());

        metrics.Record(Success(Owner.Global, "main"));
        for (var i = 0; i < 100; i++)
        {
            metrics.Record(Success(Owner.OfUser(Guid.NewGuid()), $"made-up-{i}"));
        }

        names.ShouldBe(["main", "openai"], ignoreOrder: true);
    }

    private static UsageRecord Success(Owner owner, string providerId)
    {
        var candidate = new RouteCandidate
        {
            Key = new CandidateKey(owner, providerId, "m", 0),
            Provider = Codec.Provider("openai") with { Id = providerId },
            Model = "m",
        };
        return new UsageRecord(Caller.Anonymous, candidate, null, AttemptKind.Success, 1, null, TimeSpan.FromSeconds(1), true);
    }

    private static MeterListener Listen(IMeterFactory factory, Dictionary<string, double> seen, HashSet<string> values, string tagName)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == UsageMetrics.MeterName && instrument.Meter.Scope == factory)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.Start();
        return listener;

        void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            seen[instrument.Name] = seen.GetValueOrDefault(instrument.Name) + value;
            foreach (var (name, tag) in tags)
            {
                if (name == tagName)
                {
                    values.Add((string)tag!);
                }
            }
        }
    }
}
