using System.Text;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Http;
using Aisbf.Infrastructure.Providers.Translation;
using Aisbf.Infrastructure.Tests.Providers.Golden;

namespace Aisbf.Infrastructure.Tests.Providers.Translation;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ReasoningOwnersTests
{
    private static readonly UpstreamDialects Dialects = new();

    private readonly ReasoningOwners _owners = new(Dialects);

    [TestCase(Surface.Messages, """{"content":[{"type":"thinking","thinking":"hm","signature":"BLOB"}]}""")]
    [TestCase(Surface.Messages, """{"content":[{"type":"redacted_thinking","data" : "BLOB"}]}""")]
    [TestCase(Surface.Messages, "event: content_block_delta\ndata: {\"delta\":{\"type\":\"signature_delta\",\"signature\":\"BLOB\"}}\n\n")]
    [TestCase(Surface.Messages, """{"signature":null,"content":[{"signature":7},{"signature":"BL\u004fB"}]}""")]
    [TestCase(Surface.Responses, """{"output":[{"type":"reasoning","encrypted_content":"BLOB"},{"encrypted_content":null}]}""")]
    public void Whoever_made_it_first_is_its_maker(Surface surface, string json)
    {
        _owners.Note(surface, Encoding.UTF8.GetBytes(json), "a");
        _owners.Note(surface, Encoding.UTF8.GetBytes(json), "b");

        _owners.MakerOf("BLOB"u8).ShouldBe("a");
        _owners.MakerOf("OTHER"u8).ShouldBeNull();
    }

    [TestCase("""{"type":"image","source":{"data":"BLOB"}}""")]
    [TestCase("""{"text":"\"signature\":\"BLOB\""}""")]
    [TestCase("""{"signature":"BLOB""")]
    [TestCase("""{"signature":"BLOB\""")]
    [TestCase("""{"signature":""")]
    [TestCase("""{"signature":""}""")]
    public void What_is_no_signature_is_not_noted(string json)
    {
        _owners.Note(Surface.Messages, Encoding.UTF8.GetBytes(json), "a");

        _owners.MakerOf("BLOB"u8).ShouldBeNull();
        _owners.MakerOf(""u8).ShouldBeNull();
    }

    [Test]
    public void What_another_made_is_foreign_and_what_nobody_knows_is_so_where_others_could_have_made_it()
    {
        var (own, same, other, google) = (Candidate("anthropic", 1), Candidate("anthropic", 1), Candidate("anthropic", 2), Candidate("google", 3));
        var prepared = PreparedCandidate.For(own, Dialects);
        _owners.Note(Surface.Messages, """{"signature":"OWN"}"""u8, prepared.Origin.Id);
        _owners.Note(Surface.Messages, """{"signature":"OTHERS"}"""u8, PreparedCandidate.For(other, Dialects).Origin.Id);

        IsForeign("OWN", own, other).ShouldBeFalse();
        IsForeign("OTHERS", own).ShouldBeTrue();
        IsForeign("UNKNOWN", own).ShouldBeFalse();
        IsForeign("UNKNOWN", own, same, google).ShouldBeFalse();
        IsForeign("UNKNOWN", own, other).ShouldBeTrue();

        bool IsForeign(string blob, params RouteCandidate[] route) => _owners.IsForeign(blob, Call(own, Plan(route)), prepared);
    }

    [Test]
    public void Who_rests_may_have_made_what_nobody_knows()
    {
        var own = Candidate("anthropic", 1);
        var prepared = PreparedCandidate.For(own, Dialects);

        _owners.IsForeign("UNKNOWN", Call(own, Plan([own], new ExcludedCandidate("b", "m", "r", ExclusionReason.CircuitOpen))), prepared).ShouldBeTrue();
        _owners.IsForeign("UNKNOWN", Call(own, Plan([own], new ExcludedCandidate("b", "m", "r", ExclusionReason.MissingKey))), prepared).ShouldBeFalse();
        _owners.IsForeign("UNKNOWN", Call(own, null), prepared).ShouldBeFalse();
    }

    [TestCase(Surface.Messages, "signature", "NOTED")]
    [TestCase(Surface.Responses, "encrypted_content", "NOTED")]
    [TestCase(Surface.ChatCompletions, "signature", null)]
    public void The_maker_of_the_latest_comes_first(Surface surface, string field, string? native)
    {
        var (first, second, third) = (Candidate("anthropic", 1), Candidate("anthropic", 2), Candidate("openai", 3));
        var affinity = new ReasoningAffinity(_owners, Dialects);
        var plan = Plan([first, second, third]);
        var maker = PreparedCandidate.For(second, Dialects).Origin.Id;
        _owners.Note(surface, Encoding.UTF8.GetBytes($$"""{"{{field}}":"NOTED"}"""), maker);
        var latest = native ?? new ReasoningSeal(maker, null, "x").ToString();
        var older = native ?? new ReasoningSeal(PreparedCandidate.For(third, Dialects).Origin.Id, null, "x").ToString();

        var preferred = affinity.Prefer(plan, surface, Body($$"""{"messages":[{"{{field}}":"{{older}}"},{"{{field}}":"{{latest}}"}]}"""));

        preferred.Candidates.Select(planned => planned.Candidate).ShouldBe([second, first, third]);
        preferred.Candidates[0].Reason.ShouldBe(PlanReason.Continuation);
        affinity.Prefer(plan, surface, Body("""{"messages":[]}""")).ShouldBeSameAs(plan);
        affinity.Prefer(plan, surface, Body($$"""{"{{field}}":"UNKNOWN"}""")).ShouldBeSameAs(plan);
        affinity.Prefer(preferred, surface, Body($$"""{"{{field}}":"{{latest}}"}""")).ShouldBeSameAs(preferred);
    }

    private static RouteCandidate Candidate(string type, ulong key) => new()
    {
        Key = new CandidateKey(Owner.Global, type, "m", key),
        Provider = Codec.Provider(type, endpoint: "https://api.example/v1"),
        Model = "m",
    };

    private static RoutePlan Plan(RouteCandidate[] candidates, params ExcludedCandidate[] excluded) => new()
    {
        RequestedModel = "r",
        Candidates = [.. candidates.Select(candidate => new PlannedCandidate(candidate, PlanReason.WeightedPick, 0, "r"))],
        Excluded = excluded,
    };

    private static UpstreamCall Call(RouteCandidate candidate, RoutePlan? plan)
    {
        var body = Body("""{"model":"m","messages":[{"role":"user","content":"x"}]}""");
        return new UpstreamCall(candidate, Surface.Messages, body, RequestPeeker.Peek(Surface.ChatCompletions, body.Span).Value, TimeSpan.FromSeconds(1)) { Plan = plan };
    }

    private static PooledBody Body(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        return new PooledBody(bytes, bytes.Length);
    }
}
