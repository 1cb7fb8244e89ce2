using Aisbf.Domain.Common;
using Aisbf.Domain.Rotations;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Domain.Tests.Routing;

/// <summary>A planner with health that tests set by hand and tickets that count from 0 for each rotation.</summary>
internal sealed class Planning(RouteSnapshot snapshot) : IHealthView, ITicketSource
{
    private static readonly RoutePlanner Planner = new(RotationPolicies.All);
    private readonly Dictionary<string, CandidateHealth> _health = [];
    private readonly Dictionary<string, long> _tickets = [];

    public RouteSnapshot Snapshot { get; } = snapshot;

    /// <summary>Sets the health of all models of a provider.</summary>
    public Planning With(string provider, CandidateHealth health)
    {
        _health[provider] = health;
        return this;
    }

    public Planning Open(string provider, int seconds = 60, AttemptKind cause = AttemptKind.ServerError) => With(provider, OpenFor(seconds, cause));

    /// <summary>Sets an open circuit that may be tried early where there is no other candidate.</summary>
    public Planning OpenWithRetry(string provider, int retrySeconds) =>
        With(provider, OpenFor(300) with { RetryWait = TimeSpan.FromSeconds(retrySeconds) });

    public static CandidateHealth OpenFor(int seconds, AttemptKind cause = AttemptKind.ServerError) =>
        new(CircuitState.Open, 3, TimeSpan.FromSeconds(seconds), cause, null);

    public Planning Latency(string provider, double ms) => With(provider, new CandidateHealth(CircuitState.Closed, 0, null, null, ms));

    public long TicketsOf(string rotation) => _tickets.GetValueOrDefault(rotation);

    public Result<RoutePlan> Try(RouteQuery query, RequestFacts? facts = null, TokenLimits? limits = null, Owner caller = default) =>
        Planner.Plan(Snapshot, limits ?? TokenLimits.None, query, facts ?? Routes.Facts, this, this, caller);

    public RoutePlan Plan(string model, RequestFacts? facts = null)
    {
        var result = Try(new RouteQuery(model), facts);
        result.Error.ShouldBeNull();
        return result.Value;
    }

    public Error Refusal(string model, RequestFacts? facts = null)
    {
        var plan = Plan(model, facts);
        plan.Candidates.ShouldBeEmpty();
        return plan.Failure.ShouldNotBeNull();
    }

    /// <summary>Which provider comes first, over a number of requests.</summary>
    public List<string> Firsts(string model, int requests, RequestFacts? facts = null) =>
        [.. Enumerable.Range(0, requests).Select(_ => Plan(model, facts).Candidates[0].Candidate.Provider.Id)];

    CandidateHealth IHealthView.Get(in CandidateKey key) => _health.GetValueOrDefault(key.ProviderId);

    long ITicketSource.Next(Owner owner, string rotationId)
    {
        var ticket = _tickets.GetValueOrDefault(rotationId);
        _tickets[rotationId] = ticket + 1;
        return ticket;
    }
}
