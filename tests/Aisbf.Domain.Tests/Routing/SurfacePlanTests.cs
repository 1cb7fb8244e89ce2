using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;

namespace Aisbf.Domain.Tests.Routing;

/// <summary>Who can be asked for what.</summary>
public sealed class SurfacePlanTests
{
    private static readonly RequestFacts Embeddings = Routes.Facts with { Surface = Surface.Embeddings };

    private static readonly ProviderType ChatOnly = new()
    {
        Id = "chat",
        Name = "Chatty",
        Dialect = Dialect.Anthropic,
        Surfaces = new SurfaceTable(surface => surface.IsChat() ? new SurfaceSupport(false, true, []) : null),
    };

    [Test]
    public void What_a_provider_does_not_offer_is_refused_by_its_name()
    {
        var planning = new Planning(Routes.Snapshot([Routes.Provider("a", "m") with { Type = ChatOnly }]));

        var error = planning.Refusal("a/m", Embeddings);

        (error.Code, error.Message, error.Param).ShouldBe((ErrorCode.UnsupportedFeature, "Provider 'a' (Chatty) does not offer embeddings.", "model"));
        planning.Plan("a/m", Embeddings).Excluded.ShouldHaveSingleItem().Reason.ShouldBe(ExclusionReason.ProviderLacksSurface);
        planning.Plan("a/m").Candidates.Count.ShouldBe(1);
    }

    [Test]
    public void A_member_that_does_not_offer_it_is_left_out_and_has_no_say_while_another_rests()
    {
        var (providers, rotation) = Routes.Weighted(1, 1);
        providers[0] = providers[0] with { Type = ChatOnly };
        var planning = new Planning(Routes.Snapshot(providers, rotation));

        planning.Firsts("mix", 10, Embeddings).ShouldAllBe(provider => provider == "b");
        planning.Open("b", 7, AttemptKind.RateLimited).Refusal("mix", Embeddings).Code.ShouldBe(ErrorCode.RateLimited);
    }

    [Test]
    public void A_rotation_without_anybody_who_offers_it_says_so()
    {
        var (providers, rotation) = Routes.Weighted(1, 1);
        providers = [.. providers.Select(p => p with { Type = ChatOnly })];
        new Planning(Routes.Snapshot(providers, rotation)).Refusal("mix", Embeddings).Code.ShouldBe(ErrorCode.UnsupportedFeature);
    }

    [TestCase(Surface.Embeddings, "embeddings")]
    [TestCase(Surface.ImageGenerations, "image_generation")]
    [TestCase(Surface.Speech, "speech_generation")]
    [TestCase(Surface.Transcriptions, "transcription")]
    [TestCase(Surface.Moderations, "moderation")]
    public void A_model_that_states_what_it_can_do_is_asked_for_nothing_else(Surface surface, string word)
    {
        var facts = Routes.Facts with { Surface = surface };
        Plan([word.ToUpperInvariant()]).Plan("a/m", facts).Candidates.Count.ShouldBe(1);
        Plan([]).Plan("a/m", facts).Candidates.Count.ShouldBe(1);
        Plan(["chat"]).Refusal("a/m", facts).Code.ShouldBe(ErrorCode.UnsupportedFeature);
        Plan(["chat"]).Plan("a/m", facts).Excluded.ShouldHaveSingleItem().Reason.ShouldBe(ExclusionReason.ModelLacksSurface);
    }

    private static Planning Plan(string[] capabilities) => new(Routes.Snapshot(
        [Routes.Provider("a") with { Models = [new ProviderModel { Name = "m", Capabilities = capabilities }] }]));
}
