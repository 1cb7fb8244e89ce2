using Aisbf.Domain.Providers;
using Aisbf.Domain.Rotations;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Domain.Tests.Routing;

/// <summary>What is known of models from elsewhere than the configuration, and what routing makes of it.</summary>
public sealed class ModelFactsTests
{
    private static readonly ModelFacts Known = new()
    {
        ContextSize = 1000,
        MaxOutputTokens = 10,
        Capabilities = ["chat"],
        Pricing = new ModelPricing(1, 2),
    };

    [Test]
    public void A_published_context_counts_before_the_providers_default_and_behind_what_is_configured()
    {
        var provider = Routes.Provider("a", "m") with { DefaultContextSize = 10 };
        Candidate(provider).ContextSize.ShouldBe(1000);
        Candidate(provider).ContextSizeIsGuess.ShouldBeTrue();
        Candidate(provider, new ModelFacts()).ContextSize.ShouldBe(10);

        var stated = Candidate(provider with { Models = [new ProviderModel { Name = "m", ContextSize = 50 }] });
        stated.ContextSize.ShouldBe(50);
        stated.ContextSizeIsGuess.ShouldBeFalse();
    }

    [Test]
    public void A_published_context_leaves_a_member_out_and_never_refuses_what_is_named()
    {
        var snapshot = Build(Routes.Provider("a", "m"), Known, Routes.Rotation("r", Routes.Entry("a", "m")));
        var facts = Routes.Facts with { PromptTokens = 2000 };
        new Planning(snapshot).Refusal("r", facts);
        new Planning(snapshot).Plan("a/m", facts).Candidates.ShouldHaveSingleItem();
    }

    [Test]
    public void Published_capabilities_never_exclude()
    {
        var snapshot = Build(Routes.Provider("a", "m"), Known, Routes.Rotation("r", Routes.Entry("a", "m")));
        snapshot.FindCandidate("a", "m")!.Capabilities.ShouldBeNull();
        new Planning(snapshot).Plan("r", Routes.Facts with { HasImages = true, HasTools = true }).Candidates.ShouldHaveSingleItem();
    }

    [Test]
    public void A_published_price_counts_behind_those_of_the_model_and_the_provider()
    {
        var provider = Routes.Provider("a", "m");
        var price = new ModelPricing(3, 4);
        Candidate(provider).Pricing.ShouldBe(Known.Pricing);
        Candidate(provider with { DefaultPricing = price }).Pricing.ShouldBe(price);
        Candidate(provider with { DefaultPricing = price, Models = [new ProviderModel { Name = "m", Pricing = new ModelPricing(5, 6) }] })
            .Pricing.ShouldBe(new ModelPricing(5, 6));
    }

    [Test]
    public void Facts_are_completed_by_others_and_capabilities_put_together()
    {
        var other = new ModelFacts { ContextSize = 5, DisplayName = "n", Capabilities = ["vision", "chat"], DeprecationDate = new DateOnly(2026, 1, 1) };
        var both = Known.Or(other);
        both.ContextSize.ShouldBe(1000);
        both.DisplayName.ShouldBe("n");
        both.DeprecationDate.ShouldBe(other.DeprecationDate);
        both.Pricing.ShouldBe(Known.Pricing);
        both.Capabilities.ShouldBe(["chat", "vision"]);
        new ModelFacts().Or(other).Capabilities.ShouldBe(other.Capabilities);
        Known.Or(null).ShouldBeSameAs(Known);
    }

    private static RouteCandidate Candidate(Provider provider, ModelFacts? facts = null) => Build(provider, facts ?? Known).FindCandidate("a", "m")!;

    private static RouteSnapshot Build(Provider provider, ModelFacts facts, params Rotation[] rotations) =>
        RouteSnapshot.Build(Owner.Global, [provider], rotations, [], facts: (_, _) => facts);
}
