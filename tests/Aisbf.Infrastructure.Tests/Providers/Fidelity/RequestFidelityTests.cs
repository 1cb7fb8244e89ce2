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

    private static IEnumerable<TestCaseData> Pairs() =>
        from surface in Surfaces
        from upstream in Upstream.For(surface)
        from model in upstream.Variants.Select(variant => variant.Upstream).Prepend(upstream)
        select new TestCaseData(surface, model).SetArgDisplayNames(surface.ToString(), model.Type, model.Model);
}
