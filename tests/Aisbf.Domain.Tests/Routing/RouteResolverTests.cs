using Aisbf.Domain.Autoselects;
using Aisbf.Domain.Common;
using Aisbf.Domain.Rotations;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Domain.Tests.Routing;

public sealed class RouteResolverTests
{
    private static readonly RouteSnapshot Global = Build(Owner.Global);
    private static readonly RouteSnapshot User = Build(Owner.OfUser(Guid.Parse("11111111-1111-1111-1111-111111111111")));

    [TestCase("openai/gpt-4o", "openai", "gpt-4o")]
    [TestCase("openai/not-listed", "openai", "not-listed")]
    [TestCase("router/openai/gpt-4o", "router", "openai/gpt-4o")]
    [TestCase("open/anything", "open", "anything")]
    [TestCase("gpt-4o", "openai", "gpt-4o")]
    [TestCase("meta-llama/Llama-3", "router", "meta-llama/Llama-3")]
    [TestCase("found-upstream", "open", "found-upstream")]
    public void A_name_means_a_model_of_a_provider(string name, string provider, string model)
    {
        var target = Resolve(Global, name).Value;

        target.Rotation.ShouldBeNull();
        target.Candidate.ShouldNotBeNull().Provider.Id.ShouldBe(provider);
        target.Candidate.Model.ShouldBe(model);
    }

    [TestCase("rotation/fast", "fast")]
    [TestCase("rotations/fast", "fast")]
    [TestCase("fast", "fast")]
    [TestCase("quick-model", "fast")]
    [TestCase("rotation/quick-model", "fast")]
    [TestCase("team/best", "slow")]
    [TestCase("twin", "twin")]
    [TestCase("shadowed", "fast2")]
    public void A_name_means_a_rotation_by_id_before_model_name(string name, string rotation) =>
        Resolve(Global, name).Value.Rotation.ShouldNotBeNull().Id.ShouldBe(rotation);

    [Test]
    public void A_provider_prefix_wins_over_a_rotation_with_the_same_whole_name()
    {
        var snapshot = Routes.Snapshot(
            [Routes.Provider("openai", "x")], Routes.Rotation("r", Routes.Entry("openai", "x")) with { ModelName = "openai/x" });

        Resolve(snapshot, "openai/x").Value.Candidate.ShouldNotBeNull();
    }

    [Test]
    public void A_model_of_several_providers_is_shared_between_them_in_order_of_id()
    {
        var target = Resolve(Global, "shared").Value;
        target.Candidate.ShouldBeNull();

        var plan = new Planning(Global).Plan("shared");
        plan.Rotation.ShouldBeNull();
        plan.Candidates.Select(c => c.Candidate.Provider.Id).ShouldBe(["openai", "router"], ignoreOrder: true);
        plan.Candidates.ShouldAllBe(c => c.RotationId == null && c.Reason == PlanReason.WeightedPick && c.Score == 0.5);
        new Planning(Global).Firsts("shared", 1000).Count(p => p == "openai").ShouldBeInRange(498, 502);
    }

    [Test]
    public void A_provider_that_is_switched_off_has_no_part_in_a_bare_name_that_another_has()
    {
        var snapshot = Routes.Snapshot([Routes.Provider("a", "m") with { Disabled = true }, Routes.Provider("b", "m")]);

        Resolve(snapshot, "m").Value.Candidate.ShouldNotBeNull().Provider.Id.ShouldBe("b");
    }

    [TestCase("nothing")]
    [TestCase("unknown/model")]
    [TestCase("openai/")]
    [TestCase("/")]
    [TestCase("rotation/")]
    [TestCase("rotation/nothing")]
    [TestCase("autoselect/nothing")]
    [TestCase("Fast")]
    [TestCase("not-listed")]
    [TestCase("user-provider/openai/gpt-4o")]
    [TestCase("user-rotation/fast")]
    [TestCase("user-autoselect/smart")]
    public void What_nothing_is_called_is_not_found(string name)
    {
        var error = Resolve(Global, name).Error.ShouldNotBeNull();

        error.Code.ShouldBe(ErrorCode.ModelNotFound);
        error.Param.ShouldBe("model");
        error.Message.ShouldContain(name);
    }

    [Test]
    public void In_a_users_namespace_the_user_forms_mean_the_users_own()
    {
        Resolve(User, "user-provider/openai/gpt-4o").Value.Candidate.ShouldNotBeNull().Key.Owner.ShouldBe(User.Owner);
        Resolve(User, "user-rotation/fast").Value.Rotation.ShouldNotBeNull().Id.ShouldBe("fast");
        Resolve(User, "user-autoselect/smart").Value.Autoselect.ShouldNotBeNull().Id.ShouldBe("smart");
        Resolve(User, "user-provider/openai").Error.ShouldNotBeNull().Code.ShouldBe(ErrorCode.ModelNotFound);
    }

    [TestCase("autoselect/smart")]
    [TestCase("autoselects/smart")]
    [TestCase("autoselections/smart")]
    [TestCase("smart")]
    [TestCase("clever-model")]
    public void An_autoselect_is_found_by_its_id_and_its_name(string name) =>
        Resolve(Global, name).Value.Autoselect.ShouldNotBeNull().Id.ShouldBe("smart");

    [TestCase("")]
    [TestCase("  \t")]
    public void A_model_has_to_be_named(string name) => Resolve(Global, name).Error.ShouldNotBeNull().Code.ShouldBe(ErrorCode.InvalidRequest);

    [Test]
    public void A_name_has_at_most_512_characters()
    {
        Resolve(Global, "openai/" + new string('x', 505)).IsSuccess.ShouldBeTrue();
        Resolve(Global, "openai/" + new string('x', 506)).Error.ShouldNotBeNull().Code.ShouldBe(ErrorCode.InvalidRequest);
    }

    [Test]
    public void An_error_repeats_a_name_without_control_characters_and_cut_short()
    {
        var error = Resolve(Global, "a\r\nb\u0000\u202Ec" + new string('x', 300)).Error.ShouldNotBeNull();

        error.Message.ShouldContain("'abc");
        error.Message.ShouldNotContain("\n");
        error.Message.Length.ShouldBeLessThan(300);
    }

    [TestCase("gpt-4o", "gpt-4o")]
    [TestCase("openai/gpt-4o", "gpt-4o")]
    [TestCase("openai/openai/gpt-4o", "openai/gpt-4o")]
    [TestCase("meta-llama/Llama-3", "meta-llama/Llama-3")]
    [TestCase("rotation/fast", "rotation/fast")]
    [TestCase("openai/", "openai/")]
    [TestCase("openaix", "openaix")]
    public void Under_a_providers_path_only_its_own_prefix_is_taken_off(string name, string model)
    {
        var target = Resolve(Global, name, RouteFamily.Provider, "openai").Value;

        target.Candidate.ShouldNotBeNull().Provider.Id.ShouldBe("openai");
        target.Candidate.Model.ShouldBe(model);
    }

    [TestCase(null)]
    [TestCase("nobody")]
    public void Under_an_unknown_providers_path_nothing_is_found(string? provider) =>
        Resolve(Global, "gpt-4o", RouteFamily.Provider, provider).Error.ShouldNotBeNull().Code.ShouldBe(ErrorCode.NotFound);

    [TestCase("fast")]
    [TestCase("quick-model")]
    [TestCase("rotation/fast")]
    [TestCase("rotations/quick-model")]
    public void Under_the_rotations_path_a_name_is_a_rotations(string name) =>
        Resolve(Global, name, RouteFamily.Rotation).Value.Rotation.ShouldNotBeNull().Id.ShouldBe("fast");

    [TestCase("gpt-4o")]
    [TestCase("openai/gpt-4o")]
    [TestCase("smart")]
    [TestCase("user-rotation/fast")]
    public void Under_the_rotations_path_nothing_else_is_found(string name) =>
        Resolve(Global, name, RouteFamily.Rotation).Error.ShouldNotBeNull().Code.ShouldBe(ErrorCode.ModelNotFound);

    [Test]
    public void Under_the_autoselects_path_a_name_is_an_autoselects()
    {
        Resolve(Global, "clever-model", RouteFamily.Autoselect).Value.Autoselect.ShouldNotBeNull().Id.ShouldBe("smart");
        Resolve(Global, "autoselect/smart", RouteFamily.Autoselect).Value.Autoselect.ShouldNotBeNull().Id.ShouldBe("smart");
        Resolve(Global, "fast", RouteFamily.Autoselect).Error.ShouldNotBeNull().Code.ShouldBe(ErrorCode.ModelNotFound);
    }

    [TestCase("rotation/fast/gpt-4o")]
    [TestCase("rotations/fast/gpt-4o")]
    [TestCase("rotation/quick-model/gpt-4o")]
    [TestCase("user-rotation/fast/gpt-4o")]
    [TestCase("fast/gpt-4o")]
    public void A_rotation_and_one_of_its_models_mean_that_rotation_with_that_member(string name) =>
        Resolve(User, name).Value.Rotation.ShouldNotBeNull().Id.ShouldBe("fast");

    [TestCase("rotation/fast/other")]
    [TestCase("rotation/fast/")]
    [TestCase("rotation//gpt-4o")]
    [TestCase("nobody/gpt-4o")]
    [TestCase("/gpt-4o")]
    [TestCase("user-autoselect/smart/other")]
    public void A_member_that_is_not_there_is_not_found(string name) =>
        Resolve(User, name).Error.ShouldNotBeNull().Code.ShouldBe(ErrorCode.ModelNotFound);

    [TestCase("autoselect/smart/gpt-4o")]
    [TestCase("user-autoselect/smart/gpt-4o")]
    [TestCase("user-autoselect/clever-model/gpt-4o")]
    public void What_an_autoselect_may_pick_is_called_through_it(string name) =>
        Resolve(User, name).Value.Autoselect.ShouldNotBeNull().Id.ShouldBe("smart");

    [Test]
    public void A_provider_goes_before_a_rotation_with_the_same_id()
    {
        var snapshot = Routes.Snapshot([Routes.Provider("same", "m")], Routes.Rotation("same", Routes.Entry("same", "m")));
        Resolve(snapshot, "same/m").Value.Candidate.ShouldNotBeNull();
        Resolve(snapshot, "rotation/same/m").Value.Rotation.ShouldNotBeNull().Id.ShouldBe("same");
    }

    private static Result<RouteTarget> Resolve(
        RouteSnapshot snapshot, string model, RouteFamily family = RouteFamily.Any, string? provider = null) =>
        RouteResolver.Resolve(snapshot, new RouteQuery(model, family, provider));

    private static RouteSnapshot Build(Owner owner) => RouteSnapshot.Build(
        owner,
        [
            Routes.Provider("openai", "gpt-4o", "shared"),
            Routes.Provider("router", "meta-llama/Llama-3", "openai/gpt-4o", "shared"),
            Routes.Provider("open"),
        ],
        [
            Rotation("fast", "quick-model"), Rotation("slow", "team/best"), Rotation("twin", "fast"), Rotation("zz", "twin"),
            Rotation("fast3", "shadowed"), Rotation("fast2", "shadowed"),
        ],
        [Routes.Autoselect("smart", "clever-model") with { AvailableModels = [new AutoselectCandidate { ModelId = "gpt-4o" }] }],
        new Dictionary<string, IReadOnlyList<string>> { ["open"] = ["found-upstream"], ["gone"] = ["x"] });

    private static Rotation Rotation(string id, string name) => Routes.Rotation(id, Routes.Entry("openai", "gpt-4o")) with { ModelName = name };
}
