using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Rotations;
using Aisbf.Domain.Routing;

namespace Aisbf.Domain.Tests.Routing;

public sealed class RoutePlannerTests
{
    private static readonly RequestFacts Images = Routes.Facts with { HasImages = true };

    [Test]
    public void A_named_model_is_the_whole_plan()
    {
        var plan = new Planning(Routes.Snapshot([Routes.Provider("a", "m")])).Plan("a/m");

        plan.RequestedModel.ShouldBe("a/m");
        plan.Rotation.ShouldBeNull();
        plan.Failure.ShouldBeNull();
        plan.Excluded.ShouldBeEmpty();
        var planned = plan.Candidates.ShouldHaveSingleItem();
        planned.Reason.ShouldBe(PlanReason.Named);
        planned.RotationId.ShouldBeNull();
    }

    [Test]
    public void A_name_that_means_nothing_gives_no_plan() =>
        new Planning(RouteSnapshot.Empty(default)).Try(new RouteQuery("x")).Error.ShouldNotBeNull().Code.ShouldBe(ErrorCode.ModelNotFound);

    [Test]
    public void A_named_model_whose_circuit_is_open_is_unavailable_until_it_closes()
    {
        var planning = new Planning(Routes.Snapshot([Routes.Provider("a", "m")])).Open("a", seconds: 42);

        var error = planning.Refusal("a/m");

        error.Code.ShouldBe(ErrorCode.UpstreamUnavailable);
        error.RetryAfter.ShouldBe(TimeSpan.FromSeconds(42));
        planning.Plan("a/m").Excluded.ShouldHaveSingleItem().ShouldBe(
            new ExcludedCandidate("a", "m", null, ExclusionReason.CircuitOpen, Planning.OpenFor(42)));
    }

    [Test]
    public void A_named_model_that_is_rate_limited_says_so()
    {
        var error = new Planning(Routes.Snapshot([Routes.Provider("a", "m")])).Open("a", 9, AttemptKind.RateLimited).Refusal("a/m");

        error.Code.ShouldBe(ErrorCode.RateLimited);
        error.RetryAfter.ShouldBe(TimeSpan.FromSeconds(9));
    }

    [TestCase("a/m")]
    [TestCase("mix")]
    public void A_half_open_candidate_is_planned_as_the_probe(string model)
    {
        var (providers, rotation) = Routes.Weighted(1);
        var planning = new Planning(Routes.Snapshot(providers, rotation))
            .With("a", new CandidateHealth(CircuitState.HalfOpen, 3, null, AttemptKind.ServerError, null));

        planning.Plan(model).Candidates.ShouldHaveSingleItem().Reason.ShouldBe(PlanReason.Probe);
    }

    [Test]
    public void A_probe_keeps_its_normal_place()
    {
        var (providers, rotation) = Routes.Weighted(3, 1);
        var planning = new Planning(Routes.Snapshot(providers, rotation))
            .With("a", new CandidateHealth(CircuitState.HalfOpen, 3, null, AttemptKind.ServerError, null));

        planning.Firsts("mix", 400).Count(p => p == "a").ShouldBeNear(300, 4);
    }

    [Test]
    public void While_another_request_probes_the_candidate_is_out_for_a_moment()
    {
        var planning = new Planning(Routes.Snapshot([Routes.Provider("a", "m")]))
            .With("a", new CandidateHealth(CircuitState.HalfOpen, 3, TimeSpan.FromSeconds(100), AttemptKind.ServerError, null) { IsProbing = true });

        var error = planning.Refusal("a/m");

        error.Code.ShouldBe(ErrorCode.UpstreamUnavailable);
        error.RetryAfter.ShouldBe(TimeSpan.FromSeconds(5));
        planning.Plan("a/m").Excluded.ShouldHaveSingleItem().Reason.ShouldBe(ExclusionReason.CircuitOpen);
    }

    [Test]
    public void A_named_model_of_a_provider_that_cannot_be_called_is_unavailable()
    {
        var off = Routes.Provider("off", "m") with { Disabled = true };
        var keyless = Routes.Provider("keyless", "m") with { ApiKey = null };
        var planning = new Planning(Routes.Snapshot([off, keyless]));

        foreach (var (name, reason) in new[] { ("off/m", ExclusionReason.ProviderDisabled), ("keyless/new", ExclusionReason.MissingKey) })
        {
            var plan = planning.Plan(name);
            plan.Candidates.ShouldBeEmpty();
            plan.Excluded.ShouldHaveSingleItem().Reason.ShouldBe(reason);
            plan.Failure.ShouldNotBeNull().Code.ShouldBe(ErrorCode.UpstreamUnavailable);
            plan.Failure.RetryAfter.ShouldBeNull();
        }
    }

    [Test]
    public void Every_entry_that_cannot_be_used_is_named_with_its_reason_and_the_rest_serves()
    {
        var rotation = Routes.Rotation(
            "r",
            Routes.Entry("ok", "m"),
            Routes.Entry("off", "m"),
            Routes.Entry("gone", "m"),
            Routes.Entry("keyless", "m"),
            new RotationEntry { ProviderId = "bare" },
            Routes.Entry("rotation", "none"),
            Routes.Entry("autoselect", "smart"),
            new RotationEntry { ProviderId = "rotations" });
        var snapshot = Routes.Snapshot(
            [
                Routes.Provider("ok"), Routes.Provider("off") with { Disabled = true }, Routes.Provider("bare"),
                Routes.Provider("keyless") with { ApiKey = new Secret("YOUR_API_KEY") },
            ],
            rotation);

        var plan = new Planning(snapshot).Plan("r");

        plan.Candidates.ShouldHaveSingleItem().Candidate.Provider.Id.ShouldBe("ok");
        plan.Excluded.ShouldBe(
            [
                new("off", "m", "r", ExclusionReason.ProviderDisabled),
                new("gone", "m", "r", ExclusionReason.UnknownProvider),
                new("keyless", "m", "r", ExclusionReason.MissingKey),
                new("bare", null, "r", ExclusionReason.NoModels),
                new("rotation", "none", "r", ExclusionReason.UnknownRotation),
                new("autoselect", "smart", "r", ExclusionReason.AutoselectInRotation),
                new("rotations", null, "r", ExclusionReason.NoModels),
            ],
            ignoreOrder: true);
    }

    [Test]
    public void A_rotation_without_a_usable_entry_is_unavailable()
    {
        var snapshot = Routes.Snapshot([], Routes.Rotation("empty"), Routes.Rotation("broken", Routes.Entry("gone", "m")));

        new Planning(snapshot).Refusal("empty").Code.ShouldBe(ErrorCode.UpstreamUnavailable);
        new Planning(snapshot).Refusal("broken").Code.ShouldBe(ErrorCode.UpstreamUnavailable);
    }

    [TestCase(ExclusionReason.NoVision)]
    [TestCase(ExclusionReason.NoAudioInput)]
    [TestCase(ExclusionReason.NoToolUse)]
    public void What_a_model_is_stated_not_to_do_leaves_it_out(ExclusionReason reason)
    {
        var able = Stating("able", "chat", "vision", "audio_input", "tool_use");
        var silent = Routes.Provider("silent", "m");
        var unable = Stating("unable", "chat");
        var snapshot = Routes.Snapshot(
            [able, silent, unable],
            Routes.Rotation("r", Routes.Entry("able", "m"), Routes.Entry("silent", "m"), Routes.Entry("unable", "m")));
        var facts = Routes.Facts with
        {
            HasImages = reason is ExclusionReason.NoVision,
            HasAudio = reason is ExclusionReason.NoAudioInput,
            HasTools = reason is ExclusionReason.NoToolUse,
        };

        var plan = new Planning(snapshot).Plan("r", facts);

        plan.Candidates.Select(c => c.Candidate.Provider.Id).ShouldBe(["able", "silent"], ignoreOrder: true);
        plan.Excluded.ShouldHaveSingleItem().ShouldBe(new ExcludedCandidate("unable", "m", "r", reason));
        new Planning(snapshot).Refusal("unable/m", facts).Code.ShouldBe(ErrorCode.UnsupportedFeature);
    }

    [Test]
    public void A_prompt_that_does_not_fit_leaves_the_model_out()
    {
        var snapshot = Routes.Snapshot(
            [
                Sized("small", context: 1000), Sized("budget", budget: 1000), Sized("large", context: 100_000),
                Routes.Provider("guessed"), Routes.Provider("unknown"),
            ],
            Routes.Rotation(
                "r", Routes.Entry("small", "m"), Routes.Entry("budget", "m"), Routes.Entry("large", "m"), Routes.Entry("guessed", "gpt-4"),
                Routes.Entry("unknown", "m")));
        var facts = Routes.Facts with { PromptTokens = 9000 };

        var plan = new Planning(snapshot).Plan("r", facts);

        plan.Candidates.Select(c => c.Candidate.Provider.Id).ShouldBe(["large", "unknown"], ignoreOrder: true);
        plan.Excluded.Select(e => e.ProviderId).ShouldBe(["small", "budget", "guessed"]);
        plan.Excluded.ShouldAllBe(e => e.Reason == ExclusionReason.ContextTooSmall);
        new Planning(snapshot).Refusal("small/m", facts).Code.ShouldBe(ErrorCode.ContextLengthExceeded);
        new Planning(snapshot).Plan("guessed/gpt-4", facts).Candidates.ShouldHaveSingleItem();
    }

    [Test]
    public void The_encoded_bytes_of_an_image_do_not_count_as_prompt()
    {
        var snapshot = Routes.Snapshot([Sized("small", context: 1000)]);

        new Planning(snapshot).Plan("small/m", Images with { PromptTokens = 300_000 }).Candidates.ShouldHaveSingleItem();
    }

    [Test]
    public void When_only_the_request_is_in_the_way_it_is_the_requests_fault_also_beside_broken_entries()
    {
        var snapshot = Routes.Snapshot(
            [Stating("blind", "chat"), Sized("small", context: 10)],
            Routes.Rotation("blind-only", Routes.Entry("blind", "m"), Routes.Entry("gone", "m")),
            Routes.Rotation("small-only", Routes.Entry("small", "m"), Routes.Entry("gone", "m")));

        var blind = new Planning(snapshot).Refusal("blind-only", Images);
        blind.Code.ShouldBe(ErrorCode.UnsupportedFeature);
        blind.Message.ShouldContain("images");
        new Planning(snapshot).Refusal("small-only").Code.ShouldBe(ErrorCode.ContextLengthExceeded);
    }

    [Test]
    public void When_all_are_out_the_soonest_to_come_back_says_when()
    {
        var (providers, rotation) = Routes.Weighted(1, 1, 1);
        var planning = new Planning(Routes.Snapshot(providers, rotation)).Open("a", 90).Open("b", 30, AttemptKind.RateLimited).Open("c", 60);

        var error = planning.Refusal("mix");

        error.Code.ShouldBe(ErrorCode.UpstreamUnavailable);
        error.RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));
        planning.Plan("mix").Rotation.ShouldNotBeNull();
        planning.Plan("mix").Excluded.Count.ShouldBe(3);
    }

    [Test]
    public void When_all_are_rate_limited_it_says_so()
    {
        var (providers, rotation) = Routes.Weighted(1, 1);
        var planning = new Planning(Routes.Snapshot(providers, rotation))
            .Open("a", 90, AttemptKind.RateLimited).Open("b", 30, AttemptKind.RateLimited);

        var error = planning.Refusal("mix");

        error.Code.ShouldBe(ErrorCode.RateLimited);
        error.RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Test]
    public void The_price_is_estimated_for_the_request()
    {
        // Long prompts make a the cheaper one, long answers b.
        var snapshot = Routes.Snapshot(
            [Priced("a", 1, 10), Priced("b", 2, 1), Routes.Provider("c", "m")],
            Routes.Rotation("r", Routes.Entry("a", "m"), Routes.Entry("b", "m"), Routes.Entry("c", "m")) with { Strategy = RotationStrategies.Cheapest });

        Cheapest(Routes.Facts with { PromptTokens = 100_000, MaxOutputTokens = 10 }).ShouldBe(["a", "b", "c"]);
        Cheapest(Routes.Facts with { PromptTokens = 100 }).ShouldBe(["b", "a", "c"]);
        new Planning(snapshot).Plan("r", Routes.Facts with { PromptTokens = 1_000_000, MaxOutputTokens = 0 }).Candidates[0].Score.ShouldBe(1, 1e-9);

        IEnumerable<string> Cheapest(RequestFacts facts) => new Planning(snapshot).Plan("r", facts).Candidates.Select(c => c.Candidate.Provider.Id);
    }

    [Test]
    public void A_strategy_that_is_not_known_is_taken_as_weighted()
    {
        var (providers, rotation) = Routes.Weighted(1, 1);

        var plan = new Planning(Routes.Snapshot(providers, rotation with { Strategy = "astrology" })).Plan("mix");

        plan.Candidates.ShouldAllBe(c => c.Reason == PlanReason.WeightedPick);
    }

    [Test]
    public void A_candidate_listed_twice_stands_in_the_plan_once_with_both_weights_counting()
    {
        var snapshot = Routes.Snapshot(
            [Routes.Provider("a", "m"), Routes.Provider("b", "m")],
            Routes.Rotation("r", Routes.Entry("a", "m"), Routes.Entry("b", "m"), Routes.Entry("a", "m")));
        var planning = new Planning(snapshot);

        var plan = planning.Plan("r");

        plan.Candidates.Count.ShouldBe(2);
        plan.Excluded.ShouldHaveSingleItem().ShouldBe(new ExcludedCandidate("a", "m", "r", ExclusionReason.Duplicate));
        planning.Firsts("r", 3000).Count(p => p == "a").ShouldBeNear(2000, 20);
    }

    [Test]
    public void The_same_model_with_another_key_is_another_candidate()
    {
        var second = Routes.Entry("a", "m") with { ApiKey = new Secret("second") };
        var snapshot = Routes.Snapshot([Routes.Provider("a", "m")], Routes.Rotation("r", Routes.Entry("a", "m"), second));

        new Planning(snapshot).Plan("r").Candidates.Count.ShouldBe(2);
    }

    [Test]
    public void A_long_rotation_is_planned_whole()
    {
        var (providers, rotation) = (Enumerable.Range(0, 300).Select(i => Routes.Provider($"p{i}", "m")).ToArray(),
            Routes.Rotation("mix", [.. Enumerable.Range(0, 300).Select(i => Routes.Entry($"p{i}", "m", i % 3))]));

        var plan = new Planning(Routes.Snapshot(providers, rotation)).Plan("mix");

        plan.Candidates.Select(c => c.Candidate.Provider.Id).Distinct().Count().ShouldBe(300);
        plan.Candidates.Skip(200).ShouldAllBe(c => c.Reason == PlanReason.Standby);
    }

    [Test]
    public void A_planner_needs_the_weighted_policy() => Should.Throw<ArgumentException>(() => new RoutePlanner([new PriorityRotation()]));

    private static Provider Stating(string id, params string[] capabilities) =>
        Routes.Provider(id) with { Models = [new ProviderModel { Name = "m", Capabilities = capabilities }] };

    private static Provider Sized(string id, int? context = null, int? budget = null) =>
        Routes.Provider(id) with { Models = [new ProviderModel { Name = "m", ContextSize = context, MaxRequestTokens = budget }] };

    private static Provider Priced(string id, decimal prompt, decimal completion) =>
        Routes.Provider(id) with { Models = [new ProviderModel { Name = "m", Pricing = new ModelPricing(prompt, completion) }] };
}
