using System.Text.Json.Nodes;
using Aisbf.Domain.Routing;

namespace Aisbf.Infrastructure.Tests.Providers.Fidelity;

/// <summary>Requests with every field there is: each leaf of them has to change what arrives at the vendor, or be named as lost.</summary>
internal sealed class RequestFidelityTests
{
    private static readonly Surface[] Surfaces = [Surface.ChatCompletions, Surface.Completions, Surface.Messages, Surface.Responses];

    [TestCaseSource(nameof(Pairs))]
    public void No_leaf_is_lost_silently(Surface surface, Upstream upstream)
    {
        var silent = RequestJudge.Judge(surface, upstream).Where(judged => judged.Verdict.Fate == Fate.Lost).Select(judged => $"{judged.Document}: {judged.Leaf.Path}");

        silent.ShouldBeEmpty();
    }

    [TestCaseSource(nameof(Pairs))]
    public void What_is_named_was_asked_for(Surface surface, Upstream upstream)
    {
        var judge = new RequestJudge(surface, upstream);
        foreach (var request in RequestJudge.Requests(surface))
        {
            var (dropped, strange) = judge.Dropped(request);
            strange.ShouldBeEmpty();
            dropped.ShouldBeUnique();
        }
    }

    [Test]
    public void Every_excuse_for_a_silent_loss_is_needed()
    {
        var excuses =
            from surface in Surfaces
            from upstream in Upstream.For(surface)
            from judged in RequestJudge.Judge(surface, upstream)
            where judged.Verdict.Fate == Fate.Needless
            select Needless.Of(judged.Leaf, upstream);

        Needless.Reasons.Except(excuses).ShouldBeEmpty();
    }

    [TestCaseSource(nameof(Pairs))]
    public void What_holds_anyway_is_not_lost(Surface surface, Upstream upstream)
    {
        var request = JsonNode.Parse(surface switch
        {
            Surface.ChatCompletions => """
                {"model":"a","messages":[{"role":"user","content":"x","name":null}],"n":1,"presence_penalty":0,"frequency_penalty":0,"logit_bias":{},"logprobs":false,
                 "top_logprobs":null,"store":false,"service_tier":"auto","metadata":{},"parallel_tool_calls":true,"response_format":{"type":"text"},
                 "tools":[{"type":"function","function":{"name":"f","strict":false}}],"tool_choice":"auto","stream":false,"user":null}
                """,
            Surface.Completions => """{"model":"a","prompt":"x","n":1,"best_of":1,"echo":false,"suffix":null,"logprobs":null,"presence_penalty":0,"logit_bias":{},"stream":false}""",
            Surface.Messages => """
                {"model":"a","max_tokens":9,"messages":[{"role":"user","content":[{"type":"text","text":"x","citations":[],"cache_control":null}]}],
                 "tools":[{"name":"f","input_schema":{"type":"object"},"strict":false,"cache_control":null}],"tool_choice":{"type":"auto","disable_parallel_tool_use":false},
                 "metadata":{"user_id":null},"service_tier":"auto","stop_sequences":[],"stream":false}
                """,
            _ => """
                {"model":"a","input":"x","store":false,"background":false,"truncation":"disabled","top_logprobs":0,"include":[],"metadata":{},"parallel_tool_calls":true,"service_tier":"auto",
                 "text":{"format":{"type":"text"}},"reasoning":{"effort":null,"summary":"auto"},"tools":[{"type":"function","name":"f","strict":false}],"tool_choice":"auto","stream":false}
                """,
        })!;

        new RequestJudge(surface, upstream).Dropped(request).Dropped.ShouldBeEmpty();
    }

    [Test]
    public void The_requests_have_everything_that_we_can_read()
    {
        var requests = from surface in Surfaces from request in RequestJudge.Requests(surface) select new RequestJudge(surface, Upstream.For(surface)[0]).Read(request);

        NeutralForm.PropertiesNotIn(requests).ShouldBeEmpty();
    }

    private static IEnumerable<TestCaseData> Pairs() =>
        from surface in Surfaces
        from upstream in Upstream.For(surface)
        from model in upstream.Variants.Select(variant => variant.Upstream).Prepend(upstream)
        select new TestCaseData(surface, model).SetArgDisplayNames(surface.ToString(), model.Type, model.Model);
}
