using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Rotations;
using Aisbf.Domain.Routing;

namespace Aisbf.Domain.Tests.Routing;

/// <summary>All embeddings of a rotation are in one space, whatever happens.</summary>
public sealed class VectorSpaceTests
{
    private static readonly RequestFacts Embeddings = Routes.Facts with { Surface = Surface.Embeddings };

    private static readonly Provider[] Providers = [Routes.Provider("a"), Routes.Provider("b"), Routes.Provider("c")];

    [Test]
    public void The_heaviest_model_decides_and_the_first_of_equals()
    {
        Models(Plan(Routes.Rotation("r", Routes.Entry("a", "small", 1), Routes.Entry("b", "large", 3), Routes.Entry("c", "large", 2)))).ShouldBe(["large", "large"]);
        Models(Plan(Routes.Rotation("r", Routes.Entry("a", "first"), Routes.Entry("b", "second")))).ShouldBe(["first"]);
        Models(Plan(Routes.Rotation("r", Routes.Entry("a", "standby", 0), Routes.Entry("b", "also", 0)))).ShouldBe(["standby"]);
    }

    [Test]
    public void Members_with_the_same_model_share_the_traffic_by_weight()
    {
        var planning = Plan(Routes.Rotation("r", Routes.Entry("a", "large", 3), Routes.Entry("b", "large", 1), Routes.Entry("c", "other", 2)));
        planning.Firsts("r", 400, Embeddings).Count(p => p == "a").ShouldBeNear(300, 4);
        planning.Plan("r", Embeddings).Excluded.ShouldHaveSingleItem().ShouldBe(new ExcludedCandidate("c", "other", "r", ExclusionReason.OtherVectorSpace));
        planning.Plan("r").Candidates.Count.ShouldBe(3);
    }

    [Test]
    public void When_all_of_the_space_rest_no_other_space_takes_over()
    {
        var planning = Plan(Routes.Rotation("r", Routes.Entry("a", "large", 3), Routes.Entry("b", "other", 1))).Open("a", 42);
        var error = planning.Refusal("r", Embeddings);
        (error.Code, error.RetryAfter).ShouldBe((ErrorCode.UpstreamUnavailable, TimeSpan.FromSeconds(42)));
    }

    [Test]
    public void Switching_the_heaviest_off_does_not_move_the_space()
    {
        var planning = new Planning(Routes.Snapshot(
            [Providers[0] with { Disabled = true }, Providers[1]], Routes.Rotation("r", Routes.Entry("a", "large", 3), Routes.Entry("b", "other", 1))));
        planning.Refusal("r", Embeddings).Code.ShouldBe(ErrorCode.UpstreamUnavailable);
        planning.Plan("r").Candidates.Count.ShouldBe(1);
    }

    [Test]
    public void Who_does_not_offer_embeddings_decides_nothing()
    {
        var type = Routes.OpenAi with { Surfaces = new SurfaceTable(surface => surface.IsChat() ? new SurfaceSupport(false, true, []) : null) };
        var planning = new Planning(Routes.Snapshot(
            [Providers[0] with { Type = type }, Providers[1]], Routes.Rotation("r", Routes.Entry("a", "claude", 9), Routes.Entry("b", "large", 1))));
        Models(planning).ShouldBe(["large"]);
    }

    [Test]
    public void A_space_can_be_named()
    {
        RotationEntry Named(string provider, string model, double weight) =>
            new() { ProviderId = provider, Models = [new RotationModel { Name = model, Weight = weight, VectorSpace = "v3" }] };

        Models(Plan(Routes.Rotation("r", Named("a", "deployment", 3), Routes.Entry("b", "deployment", 2), Named("c", "other-name", 1))))
            .ShouldBe(["deployment", "other-name"], ignoreOrder: true);
    }

    [Test]
    public void A_nested_rotation_counts_with_its_weight_and_its_own_space()
    {
        var inner = Routes.Rotation("inner", Routes.Entry("a", "small", 1), Routes.Entry("b", "large", 2));
        Models(Plan(Routes.Rotation("r", Routes.Nested("inner", 3), Routes.Entry("c", "small", 1)), inner)).ShouldBe(["large"]);
        Models(Plan(Routes.Rotation("r", Routes.Nested("inner", 1), Routes.Entry("c", "small", 3)), inner)).ShouldBe(["small", "small"]);
    }

    [Test]
    public void Rotations_in_a_circle_still_have_one_space()
    {
        var planning = Plan(
            Routes.Rotation("r", Routes.Nested("s", 9), Routes.Entry("a", "x", 1)), Routes.Rotation("s", Routes.Nested("r", 9), Routes.Entry("b", "y", 1)));
        Models(planning).ShouldBe(["y"]);
    }

    [Test]
    public void A_bare_name_means_the_same_model_everywhere() =>
        new Planning(Routes.Snapshot([Routes.Provider("a", "m"), Routes.Provider("b", "m")])).Plan("m", Embeddings).Candidates.Count.ShouldBe(2);

    [Test]
    public void A_member_asked_for_by_name_is_its_own_space() => Models(
        Plan(Routes.Rotation("r", Routes.Entry("a", "large", 3), Routes.Entry("b", "small", 1))), "rotation/r/small").ShouldBe(["small"]);

    private static Planning Plan(params Rotation[] rotations) => new(Routes.Snapshot(Providers, rotations));

    private static IEnumerable<string> Models(Planning planning, string name = "r") => planning.Plan(name, Embeddings).Candidates.Select(c => c.Candidate.Model);
}
