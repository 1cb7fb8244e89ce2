using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Rotations;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Domain.Tests.Routing;

public sealed class RouteSnapshotTests
{
    private static readonly ProviderModel Model = new()
    {
        Name = "m",
        ContextSize = 1,
        MaxRequestTokens = 1,
        MaxTokens = 1,
        ErrorCooldown = Seconds(1),
        Capabilities = ["model"],
    };

    private static readonly RotationModel Item = new()
    {
        Name = "m",
        ContextSize = 2,
        MaxRequestTokens = 2,
        MaxTokens = 2,
        Weight = 2,
        Capabilities = ["item"],
    };

    [Test]
    public void The_more_exact_statement_wins()
    {
        Candidate(Model, Item, rotation: true, provider: true).ShouldBe((1, 1, 1, 1, "model"));
        Candidate(null, Item, rotation: true, provider: true).ShouldBe((2, 2, 2, 3, "item"));
        Candidate(null, null, rotation: true, provider: true).ShouldBe((3, 3, 3, 3, null));
        Candidate(null, null, rotation: false, provider: true).ShouldBe((4, 4, 4, 4, null));
        Candidate(null, null, rotation: false, provider: false).ShouldBe((null, null, null, 300, null));
    }

    [Test]
    public void A_weight_is_the_items_then_the_entrys_then_one()
    {
        var snapshot = Routes.Snapshot(
            [Routes.Provider("a", "m")],
            Routes.Rotation(
                "r",
                new RotationEntry { ProviderId = "a", Weight = 3, Models = [new RotationModel { Name = "x", Weight = 5 }, new RotationModel { Name = "y" }] },
                new RotationEntry { ProviderId = "a" }));

        var weights = new Planning(snapshot).Plan("r").Candidates.ToDictionary(c => c.Candidate.Model, c => c.Candidate.Weight);

        weights.ShouldBe(new Dictionary<string, double> { ["x"] = 5, ["y"] = 3, ["m"] = 1 }, ignoreOrder: true);
    }

    [Test]
    public void An_entry_without_models_means_all_that_the_provider_lists()
    {
        var snapshot = Routes.Snapshot(
            [Routes.Provider("a", "x", "y", " ", "x")], Routes.Rotation("r", new RotationEntry { ProviderId = "a", Weight = 2 }));

        var candidates = new Planning(snapshot).Plan("r").Candidates;

        candidates.Select(c => c.Candidate.Model).ShouldBe(["x", "y"], ignoreOrder: true);
        candidates.ShouldAllBe(c => c.Candidate.Weight == 2);
    }

    [Test]
    public void An_entrys_key_wins_over_the_providers_and_tells_the_candidates_health_apart()
    {
        var key = new Secret("entry");
        var snapshot = Routes.Snapshot([Routes.Provider("a", "m")], Routes.Rotation("r", Routes.Entry("a", "m") with { ApiKey = key }));

        var candidate = new Planning(snapshot).Plan("r").Candidates.ShouldHaveSingleItem().Candidate;

        candidate.ApiKey.ShouldBe(key);
        candidate.Key.ShouldBe(new CandidateKey(Owner.Global, "a", "m", key.Fingerprint));
        candidate.Key.ShouldNotBe(snapshot.FindCandidate("a", "m").ShouldNotBeNull().Key);
    }

    [Test]
    public void An_entrys_key_serves_for_a_provider_without_one()
    {
        var snapshot = Routes.Snapshot(
            [Routes.Provider("a", "m") with { ApiKey = null }], Routes.Rotation("r", Routes.Entry("a", "m") with { ApiKey = new Secret("entry") }));

        new Planning(snapshot).Plan("r").Candidates.ShouldHaveSingleItem();
    }

    [Test]
    public void A_runtime_that_needs_no_key_is_called_without_one()
    {
        var local = Routes.Provider("local", "m") with { ApiKey = null, Type = Routes.OpenAi with { KeyRequired = false } };

        new Planning(Routes.Snapshot([local])).Plan("local/m").Candidates.ShouldHaveSingleItem().Candidate.Key.KeyFingerprint.ShouldBe(0ul);
    }

    [Test]
    public void A_context_size_that_nobody_states_is_guessed_by_name_and_marked_so()
    {
        var candidate = Routes.Snapshot([Routes.Provider("a", "gpt-4o")]).FindCandidate("a", "gpt-4o").ShouldNotBeNull();

        candidate.ContextSize.ShouldBe(128_000);
        candidate.ContextSizeIsGuess.ShouldBeTrue();
    }

    [Test]
    public void Models_that_are_not_listed_are_candidates_of_a_provider_that_exists()
    {
        var snapshot = Routes.Snapshot([Routes.Provider("a", "m") with { DefaultMaxTokens = 7 }]);

        snapshot.FindCandidate("a", "new").ShouldNotBeNull().MaxTokens.ShouldBe(7);
        snapshot.FindCandidate("a", "m").ShouldBeSameAs(snapshot.FindCandidate("a", "m"));
        snapshot.FindCandidate("b", "m").ShouldBeNull();
    }

    [Test]
    public void Of_equal_ids_the_first_counts()
    {
        var snapshot = RouteSnapshot.Build(
            Owner.Global,
            [Routes.Provider("a", "m") with { Name = "first" }, Routes.Provider("a", "m") with { Name = "second" }],
            [Routes.Rotation("r", Routes.Entry("a", "m")), Routes.Rotation("r")],
            [Routes.Autoselect("s", "one"), Routes.Autoselect("s", "two")]);

        snapshot.Providers["a"].Name.ShouldBe("first");
        snapshot.Rotations["r"].Entries.Count.ShouldBe(1);
        snapshot.Autoselects["s"].ModelName.ShouldBe("one");
    }

    private static RotationEntry All(string provider) => new() { ProviderId = provider, Models = [] };

    [Test]
    public void Members_beyond_the_limit_are_left_out_and_told()
    {
        var models = Enumerable.Range(0, 10).Select(i => $"m{i}").ToArray();
        var snapshot = RouteSnapshot.Build(
            Owner.OfUser(Guid.NewGuid()),
            [Routes.Provider("a", models)],
            [Routes.Rotation("one", All("a"), Routes.Entry("a", "m1")), Routes.Rotation("two", All("a"), All("a"))],
            [],
            maxMembers: 15);

        new Planning(snapshot).Plan("one").Candidates.Count.ShouldBe(10);
        var plan = new Planning(snapshot).Plan("two");
        plan.Candidates.Count.ShouldBe(4);
        plan.Excluded.ShouldBe(Enumerable.Repeat(new ExcludedCandidate("a", null, "two", ExclusionReason.TooManyMembers), 2));
    }

    [Test]
    public void Names_do_not_add_to_the_lists_of_ids()
    {
        var snapshot = RouteSnapshot.Build(
            Owner.Global, [], [Routes.Rotation("r") with { ModelName = "other" }], [Routes.Autoselect("s", "another")]);

        snapshot.Rotations.Keys.ShouldBe(["r"]);
        snapshot.Autoselects.Keys.ShouldBe(["s"]);
    }

    [Test]
    public void The_candidates_of_a_provider_are_its_models_and_the_members_of_rotations()
    {
        var snapshot = RouteSnapshot.Build(
            Owner.Global,
            [Routes.Provider("a", "m"), Routes.Provider("b", "m")],
            [Routes.Rotation("r", Routes.Entry("a", "m"), Routes.Entry("a", "extra"), Routes.Entry("a", "m") with { ApiKey = new Secret("other") }, Routes.Nested("s")), Routes.Rotation("s", Routes.Entry("b", "m"))],
            [],
            new Dictionary<string, IReadOnlyList<string>> { ["a"] = ["found"] });

        snapshot.CandidatesOf("a").Select(c => (c.Model, c.ApiKey!.Reveal()))
            .ShouldBe([("m", "key-of-a"), ("found", "key-of-a"), ("extra", "key-of-a"), ("m", "other")], ignoreOrder: true);
        snapshot.CandidatesOf("b").ShouldHaveSingleItem();
        snapshot.CandidatesOf("c").ShouldBeEmpty();
    }

    [Test]
    public void Candidates_are_grouped_by_provider_once_however_many_providers_are_asked_for()
    {
        var ids = Enumerable.Range(0, 500).Select(i => $"p{i}").ToArray();
        var snapshot = RouteSnapshot.Build(
            Owner.Global,
            ids.Select(id => Routes.Provider(id, "m")),
            Enumerable.Range(0, 500).Select(i => Routes.Rotation($"r{i}", Routes.Entry($"p{i}", "m"), Routes.Entry($"p{(i + 1) % 500}", "extra"))),
            []);
        snapshot.CandidatesOf("p0").Select(c => c.Model).ShouldBe(["m", "extra"], ignoreOrder: true);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var found = 0;
        foreach (var id in ids)
        {
            found += snapshot.CandidatesOf(id).Count;
        }

        found.ShouldBe(1000);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(10_000, "nothing is gathered anew");
        snapshot.CandidatesOf("p7").ShouldBeSameAs(snapshot.CandidatesOf("p7"));
    }

    [Test]
    public void An_empty_snapshot_has_nothing()
    {
        var owner = Owner.OfUser(Guid.NewGuid());
        var snapshot = RouteSnapshot.Empty(owner);

        snapshot.Owner.ShouldBe(owner);
        snapshot.Providers.ShouldBeEmpty();
        snapshot.Rotations.ShouldBeEmpty();
        snapshot.Autoselects.ShouldBeEmpty();
    }

    private static (int? Context, int? Request, int? Answer, double Cooldown, string? Capability) Candidate(
        ProviderModel? model, RotationModel? item, bool rotation, bool provider)
    {
        var account = Routes.Provider("a") with { Models = [model ?? new ProviderModel { Name = "m" }] };
        if (provider)
        {
            account = account with
            {
                DefaultContextSize = 4,
                DefaultMaxRequestTokens = 4,
                DefaultMaxTokens = 4,
                DefaultErrorCooldown = Seconds(4),
            };
        }

        var group = Routes.Rotation("r", new RotationEntry { ProviderId = "a", Models = item is null ? [] : [item] });
        if (rotation)
        {
            group = group with
            {
                DefaultContextSize = 3,
                DefaultMaxRequestTokens = 3,
                DefaultMaxTokens = 3,
                DefaultErrorCooldown = Seconds(3),
            };
        }

        var facts = Routes.Facts with { PromptTokens = 0 };
        var found = new Planning(Routes.Snapshot([account], group)).Plan("r", facts).Candidates.ShouldHaveSingleItem().Candidate;
        return (found.ContextSize, found.MaxRequestTokens, found.MaxTokens, found.Cooldown.TotalSeconds, found.Capabilities?[0]);
    }

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
}
