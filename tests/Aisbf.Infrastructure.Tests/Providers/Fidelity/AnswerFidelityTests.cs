using Aisbf.Domain.Routing;

namespace Aisbf.Infrastructure.Tests.Providers.Fidelity;

/// <summary>Answers with every field there is. Nobody tells clients what of an answer was lost, so whole and streamed ones had better lose the same.</summary>
internal sealed class AnswerFidelityTests
{
    private static readonly string[] Vendors = ["OpenAi", "Anthropic", "Google", "Ollama"];

    [TestCaseSource(nameof(Pairs))]
    public void A_streamed_answer_carries_what_a_whole_one_does(string vendor, Surface surface)
    {
        var judge = new AnswerJudge(vendor, surface);
        var whole = judge.JudgeWhole().GroupBy(judged => judged.Leaf.Field, judged => judged.Verdict.Fate != Fate.Lost).ToDictionary(group => group.Key, group => group.Any(carried => carried));

        var streamed = judge.JudgeStream().GroupBy(judged => judged.Field, judged => judged.IsCarried).ToDictionary(group => group.Key, group => group.Any(carried => carried));

        streamed.Keys.Except(whole.Keys).ShouldBeEmpty();
        // A stream is dated when it begins here.
        streamed.Remove("created_at");
        streamed.Where(field => field.Value != whole[field.Key]).Select(field => $"{field.Key}: {(field.Value ? "only streamed" : "only whole")}").ShouldBeEmpty();
    }

    private static IEnumerable<TestCaseData> Pairs() =>
        from vendor in Vendors
        from surface in AnswerJudge.SurfacesOf(vendor)
        select new TestCaseData(vendor, surface);
}
