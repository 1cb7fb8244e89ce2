using Aisbf.Domain.Autoselects;
using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using Aisbf.Domain.Tests.Routing;

namespace Aisbf.Domain.Tests.Autoselects;

internal sealed class AutoselectPlanTests
{
    private static readonly RequestFacts Images = Routes.Facts with { HasImages = true };

    [Test]
    public void Of_several_candidates_none_is_chosen_beforehand_and_all_that_can_take_the_request_are_offered_by_priority()
    {
        var plan = Planning(Smart("c/m:2", "a/m:1", "pool:1")).Plan("smart");

        plan.Candidates.ShouldBeEmpty();
        plan.Failure.ShouldBeNull();
        plan.Rotation.ShouldBeNull();
        Ids(Open(plan)).ShouldBe(["a/m", "pool", "c/m"]);
    }

    [Test]
    public void The_chosen_candidate_goes_first_then_the_fallback_then_the_others_by_priority()
    {
        var planning = Planning(Smart("a/m:1", "b/m:2", "c/m:3", "d/m:4") with { Fallback = "c/m" });

        var plan = Decide(planning.Plan("smart"), "b/m");

        Providers(plan).ShouldBe(["b", "c", "a", "d"]);
        plan.Candidates.Select(c => c.Reason).ShouldBe([PlanReason.Selected, PlanReason.Fallback, PlanReason.Priority, PlanReason.Priority]);
        plan.Autoselection.ShouldNotBeNull().Chosen.ShouldBe("b/m");
        plan.Autoselection.Reason.ShouldBe(SelectionReason.Model);
    }

    [Test]
    public void Without_a_choice_the_fallback_goes_first_even_if_it_is_no_candidate()
    {
        var plan = Decide(Planning(Smart("a/m:1", "b/m:2") with { Fallback = "d/m" }).Plan("smart"), null);

        Providers(plan).ShouldBe(["d", "a", "b"]);
        plan.Autoselection!.Chosen.ShouldBe("d/m");
        plan.Autoselection.Reason.ShouldBe(SelectionReason.Fallback);
    }

    [Test]
    public void Without_a_choice_and_a_usable_fallback_the_order_is_that_of_priority()
    {
        var planning = Planning(Smart("a/m:3", "b/m:2") with { Fallback = "d/m" }).Open("d");

        var plan = Decide(planning.Plan("smart"), null);

        Providers(plan).ShouldBe(["b", "a"]);
        plan.Autoselection!.Chosen.ShouldBe("b/m");
        plan.Autoselection.Reason.ShouldBe(SelectionReason.Priority);
        plan.Excluded.ShouldHaveSingleItem().Reason.ShouldBe(ExclusionReason.CircuitOpen);
    }

    [Test]
    public void A_rotation_gives_all_its_members_in_its_own_order_and_nobody_stands_twice()
    {
        var plan = Decide(Planning(Smart("pool:1", "a/m:2", "c/m:3")).Plan("smart"), "pool");

        Providers(plan).Take(2).ShouldBe(["a", "b"], ignoreOrder: true);
        plan.Candidates.Take(2).ShouldAllBe(c => c.RotationId == "pool" && c.Reason == PlanReason.WeightedPick);
        Providers(plan).Skip(2).ShouldBe(["c"]);
        plan.Excluded.ShouldHaveSingleItem().Reason.ShouldBe(ExclusionReason.Duplicate);
    }

    [Test]
    public void A_chosen_rotation_spreads_requests_as_if_it_had_been_asked_for()
    {
        var planning = Planning(Smart("c/m:1", "pool:2"));

        var firsts = Enumerable.Range(0, 1000).Select(_ => Decide(planning.Plan("smart"), "pool").Candidates[0].Candidate.Provider.Id).ToList();

        firsts.Count(p => p == "a").ShouldBeNear(500, 5);
        planning.TicketsOf("pool").ShouldBe(1000);
    }

    [Test]
    public void A_rotation_that_is_not_chosen_takes_no_turn()
    {
        var planning = Planning(Smart("c/m:1", "pool:2"));

        Decide(planning.Plan("smart"), "c/m");

        planning.TicketsOf("pool").ShouldBe(0);
    }

    [Test]
    public void The_only_candidate_left_is_chosen_at_once()
    {
        var plan = Planning(Smart("a/m:1", "blind/m:2", "gone/m:3", "c/m:4") with { Fallback = "d/m" }).Open("c").Plan("smart", Images);

        Providers(plan).ShouldBe(["a", "d"]);
        plan.Autoselection!.IsOpen.ShouldBeFalse();
        plan.Autoselection.Chosen.ShouldBe("a/m");
        plan.Autoselection.Reason.ShouldBe(SelectionReason.OnlyOne);
        plan.Excluded.Select(e => (e.ProviderId, e.Reason)).ShouldBe(
            [("blind", ExclusionReason.NoVision), ("c", ExclusionReason.CircuitOpen), ("gone", ExclusionReason.UnknownProvider)]);
    }

    [Test]
    public void A_rotation_can_be_chosen_as_long_as_one_member_can_be_called()
    {
        Ids(Open(Planning(Smart("c/m:1", "pool:2")).Open("a").Plan("smart"))).ShouldBe(["c/m", "pool"]);
        Planning(Smart("c/m:1", "pool:2")).Open("a").Open("b").Plan("smart").Autoselection!.Chosen.ShouldBe("c/m");
    }

    [Test]
    public void The_fallback_alone_serves_where_no_candidate_can()
    {
        var plan = Planning(Smart("a/m:1", "b/m:2") with { Fallback = "d/m" }).Open("a").Open("b").Plan("smart");

        Providers(plan).ShouldBe(["d"]);
        plan.Autoselection!.Reason.ShouldBe(SelectionReason.Fallback);
    }

    [Test]
    public void With_nothing_left_the_failures_are_those_of_rotations()
    {
        Planning(Smart("blind/m")).Refusal("smart", Images).Code.ShouldBe(ErrorCode.UnsupportedFeature);
        Planning(Smart("small/m", "gone/m")).Refusal("smart", Routes.Facts with { PromptTokens = 2000 }).Code.ShouldBe(ErrorCode.ContextLengthExceeded);
        Planning(Smart("a/m", "b/m")).Open("a", 30, AttemptKind.RateLimited).Open("b", 60, AttemptKind.RateLimited).Refusal("smart")
            .ShouldSatisfyAllConditions(e => e.Code.ShouldBe(ErrorCode.RateLimited), e => e.RetryAfter.ShouldBe(TimeSpan.FromSeconds(30)));
        Planning(Smart()).Refusal("smart").Code.ShouldBe(ErrorCode.UpstreamUnavailable);
        Planning(Smart("autoselect/smart")).Refusal("smart").Code.ShouldBe(ErrorCode.UpstreamUnavailable);
    }

    [TestCase("pool", ExpectedResult = "a,b")]
    [TestCase("pool-model", ExpectedResult = "a,b")]
    [TestCase("rotation/pool", ExpectedResult = "a,b")]
    [TestCase("a/m", ExpectedResult = "a")]
    [TestCase("a/not-listed", ExpectedResult = "a")]
    [TestCase("a", ExpectedResult = "a", Description = "the provider's first model")]
    [TestCase("alone", ExpectedResult = "single")]
    [TestCase("m", ExpectedResult = "a,b,blind,c,d,small", Description = "a name that several providers have")]
    public string What_a_candidate_can_be_named_by(string name) => string.Join(',', Providers(Planning(Smart(name)).Plan("smart")).Order());

    [TestCase("gone/m", "gone", "m", ExclusionReason.UnknownProvider)]
    [TestCase("gone", "rotation", "gone", ExclusionReason.UnknownRotation)]
    [TestCase("rotation/gone", "rotation", "rotation/gone", ExclusionReason.UnknownRotation)]
    [TestCase("empty", "empty", null, ExclusionReason.NoModels)]
    [TestCase("smart", "autoselect", "smart", ExclusionReason.Loop)]
    [TestCase("autoselect/other", "autoselect", "autoselect/other", ExclusionReason.Loop)]
    [TestCase("off/m", "off", "m", ExclusionReason.ProviderDisabled)]
    public void What_cannot_be_a_candidate_is_named_with_its_reason(string name, string provider, string? model, ExclusionReason reason) =>
        Planning(Smart("a/m", name)).Plan("smart").Excluded.ShouldHaveSingleItem()
            .ShouldBe(new ExcludedCandidate(provider, model, null, reason));

    [Test]
    public void A_candidate_that_is_named_is_chosen_and_nothing_stands_in_for_it()
    {
        var plan = Planning(Smart("a/m", "b/m") with { Fallback = "c/m" }).Plan("autoselect/smart/b/m");

        Providers(plan).ShouldBe(["b"]);
        plan.Autoselection!.Chosen.ShouldBe("b/m");
    }

    [Test]
    public void A_candidates_limit_of_tokens_goes_before_that_of_its_model_and_a_rotation_keeps_its_own()
    {
        var smart = Smart() with
        {
            AvailableModels =
            [
                new AutoselectCandidate { ModelId = "limited/x", MaxTokens = 50 },
                new AutoselectCandidate { ModelId = "pool", MaxTokens = 50, Priority = 1 },
            ],
            Fallback = "limited/y",
        };

        var plan = Decide(Planning(smart).Plan("smart"), "limited/x");

        plan.Candidates.Select(c => (c.Candidate.Name, c.Candidate.MaxTokens)).ShouldBe([("limited/x", 50), ("limited/y", 700), ("a/m", null), ("b/m", null)], ignoreOrder: true);
        Planning(smart).Plan("limited/x").Candidates.ShouldHaveSingleItem().Candidate.MaxTokens.ShouldBe(700);
    }

    [Test]
    public void A_token_is_allowed_an_autoselect_by_its_name_whatever_stands_in_it()
    {
        var planning = Planning(Smart("a/m", "b/m"));

        planning.Try(new RouteQuery("smart-model"), limits: new TokenLimits(["autoselect/smart"], [])).IsSuccess.ShouldBeTrue();
        planning.Try(new RouteQuery("smart"), limits: new TokenLimits(["a/*", "b/*"], [])).Error.ShouldNotBeNull().Code
            .ShouldBe(ErrorCode.PermissionDenied);
    }

    [TestCase("please TRANSLATE this to French", ExpectedResult = "b/m")]
    [TestCase("write code, then translate the comments of the code", ExpectedResult = "a/m")]
    [TestCase("好的翻译", ExpectedResult = "c/m")]
    [TestCase("the and of", ExpectedResult = null)]
    [TestCase("", ExpectedResult = null)]
    public string? Words_of_the_task_find_a_description(string task) => Open(Planning(Smart() with
    {
        AvailableModels =
        [
            new AutoselectCandidate { ModelId = "a/m", Description = "Code: writing and reviewing code" },
            new AutoselectCandidate { ModelId = "b/m", Description = "To translate texts of the user" },
            new AutoselectCandidate { ModelId = "c/m", Description = "翻译" },
            new AutoselectCandidate { ModelId = "d/m" },
        ],
    }).Plan("smart")).FindByKeywords(task)?.ModelId;

    [Test]
    public void Of_descriptions_that_fit_equally_the_one_with_the_lower_priority_number_wins_and_only_what_is_available_counts()
    {
        var smart = Smart() with
        {
            AvailableModels =
            [
                new AutoselectCandidate { ModelId = "a/m", Description = "poems", Priority = 3 },
                new AutoselectCandidate { ModelId = "b/m", Description = "poems", Priority = 2 },
                new AutoselectCandidate { ModelId = "c/m", Description = "poems", Priority = 1 },
            ],
        };

        Open(Planning(smart).Plan("smart")).FindByKeywords("poems")!.ModelId.ShouldBe("c/m");
        Open(Planning(smart).Open("c").Plan("smart")).FindByKeywords("poems")!.ModelId.ShouldBe("b/m");
    }

    [Test]
    public void A_choice_is_made_once()
    {
        var open = Open(Planning(Smart("a/m", "b/m")).Plan("smart"));
        open.Decide(null, SelectionReason.Model);

        Should.Throw<InvalidOperationException>(() => open.Decide(null, SelectionReason.Model));
    }

    [Test]
    public void The_context_size_to_advertise_is_stated_or_the_largest()
    {
        var snapshot = Planning(Smart("small/m", "a/gpt-4o", "pool")).Snapshot;

        snapshot.ContextSizeOf(snapshot.Autoselects["smart"]).ShouldBe(128_000);
        snapshot.ContextSizeOf(snapshot.Autoselects["smart"] with { DefaultContextSize = 2 }).ShouldBe(2);
        snapshot.ContextSizeOf(snapshot.Autoselects["smart"] with { DefaultContextSize = 2, ContextLength = 1 }).ShouldBe(1);
    }

    private static Autoselect Smart(params string[] candidates) => new()
    {
        Id = "smart",
        ModelName = "smart-model",
        AvailableModels =
        [
            .. candidates.Select(c => c.Split(':')).Select(c => new AutoselectCandidate { ModelId = c[0], Priority = c.Length > 1 ? int.Parse(c[1], null) : 0 }),
        ],
    };

    private static Planning Planning(Autoselect autoselect) => new(RouteSnapshot.Build(
        Owner.Global,
        [
            Routes.Provider("a", "m", "gpt-4o"), Routes.Provider("b", "m"), Routes.Provider("c", "m"), Routes.Provider("d", "m"),
            Routes.Provider("single", "alone"), Routes.Provider("empty"), Routes.Provider("off", "m") with { Disabled = true },
            Stated("blind", new ProviderModel { Name = "m", Capabilities = ["chat"] }), Stated("small", new ProviderModel { Name = "m", ContextSize = 1000 }),
            Routes.Provider("limited", "x", "y") with { DefaultMaxTokens = 700 },
        ],
        [Routes.Rotation("pool", Routes.Entry("a", "m"), Routes.Entry("b", "m")) with { ModelName = "pool-model" }],
        [autoselect, Routes.Autoselect("other")]));

    private static Provider Stated(string id, ProviderModel model) => Routes.Provider(id) with { Models = [model] };

    private static Autoselection Open(RoutePlan plan)
    {
        plan.Autoselection.ShouldNotBeNull().IsOpen.ShouldBeTrue();
        return plan.Autoselection;
    }

    private static RoutePlan Decide(RoutePlan plan, string? modelId)
    {
        var open = Open(plan);
        return open.Decide(open.Available.FirstOrDefault(c => c.ModelId == modelId), SelectionReason.Model);
    }

    private static IEnumerable<string> Ids(Autoselection selection) => selection.Available.Select(c => c.ModelId);

    private static IEnumerable<string> Providers(RoutePlan plan) => plan.Candidates.Select(c => c.Candidate.Provider.Id);
}
