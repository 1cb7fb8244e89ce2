using System.Diagnostics.Metrics;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Routing;

namespace Aisbf.Infrastructure.Usage;

/// <summary>
/// Meters every request on the meter <c>Aisbf</c>: how many, how long, how many tokens. Tags are few and bounded (provider
/// and outcome): names that callers or tenants make up never become one.
/// </summary>
internal sealed class UsageMetrics : IUsageSink
{
    /// <summary>The name of the one meter of this product.</summary>
    public const string MeterName = "Aisbf";

    private readonly Counter<long> _requests;
    private readonly Counter<long> _selections;
    private readonly Counter<long> _attempts;
    private readonly Counter<long> _tokens;
    private readonly Histogram<double> _duration;

    public UsageMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _requests = meter.CreateCounter<long>("aisbf.requests", "{request}", "Requests by provider and outcome.");
        _selections = meter.CreateCounter<long>("aisbf.selections", "{selection}", "Questions to selection models by provider and outcome.");
        _attempts = meter.CreateCounter<long>("aisbf.attempts", "{attempt}", "Upstream calls made for requests and selections.");
        _tokens = meter.CreateCounter<long>("gen_ai.client.token.usage", "{token}", "Tokens as upstreams counted them.");
        _duration = meter.CreateHistogram<double>("gen_ai.client.operation.duration", "s", "Time from a request's body to the end of its answer.");
    }

    public void Record(in UsageRecord record)
    {
        var provider = KeyValuePair.Create<string, object?>("gen_ai.provider.name", ProviderName(record.Candidate));
        var outcome = KeyValuePair.Create<string, object?>("aisbf.outcome", Outcome(record));
        _attempts.Add(record.Attempts, provider);
        if (record.Kind is UsageKind.Selection)
        {
            _selections.Add(1, provider, outcome);
        }
        else
        {
            _requests.Add(1, provider, outcome);
            _duration.Record(record.Duration.TotalSeconds, provider, outcome);
        }

        if (record.Usage is { } usage)
        {
            _tokens.Add(usage.PromptTokens, provider, KeyValuePair.Create<string, object?>("gen_ai.token.type", "input"));
            _tokens.Add(usage.CompletionTokens, provider, KeyValuePair.Create<string, object?>("gen_ai.token.type", "output"));
        }
    }

    /// <summary>The operator's providers by their ids, the tenants' by their types: of those there are only so many.</summary>
    internal static string ProviderName(RouteCandidate? candidate) => candidate switch
    {
        null => "none",
        { Key.Owner.IsGlobal: true } => candidate.Provider.Id,
        _ => candidate.Provider.Type.Id,
    };

    private static string Outcome(in UsageRecord record) => record switch
    {
        { Outcome: AttemptKind.Success, Completed: true } => "success",
        { Outcome: AttemptKind.Success } => "incomplete",
        { Outcome: AttemptKind.InvalidRequest or AttemptKind.TooLarge or AttemptKind.NotFound or AttemptKind.Unsupported } => "caller_error",
        { Outcome: AttemptKind.RateLimited } => "rate_limited",
        { Outcome: AttemptKind.Cancelled } => "cancelled",
        _ => "upstream_error",
    };
}
