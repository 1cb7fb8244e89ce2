using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Simulator.Rules;

namespace Aisbf.Api.Tests.Surfaces;

/// <summary>Embeddings of one rotation are all in one space, whatever fails.</summary>
internal sealed class VectorSpaceTests : GatewayFixture
{
    protected override async Task ConfigureAsync()
    {
        await App.PutProviderAsync("a", models: "[]");
        await App.PutProviderAsync("b", models: "[]");
    }

    [Test]
    public async Task The_heaviest_model_gives_all_of_them()
    {
        await App.PutRotationAsync("weighted", "", "a:small:2", "b:large:3", "a:other:1");
        for (var i = 0; i < 8; i++)
        {
            (await Caller.AskAsync(SurfaceCalls.Embeddings, "rotation/weighted")).ShouldBeOk().Header("X-Aisbf-Model").ShouldBe("large");
        }
    }

    [Test]
    public async Task When_it_fails_the_same_model_elsewhere_follows()
    {
        App.Simulator.Rules.Add(new SimRule("status=503") { Model = "same", Key = "key-of-a" });
        await App.PutRotationAsync("same", ",\"strategy\":\"priority\"", "a:same:9", "b:other:5", "b:same:1");
        var answer = await Caller.AskAsync(SurfaceCalls.Embeddings, "rotation/same");
        answer.ShouldBeOk().Header("X-Aisbf-Provider").ShouldBe("b");
        (answer.Header("X-Aisbf-Model"), answer.Attempts).ShouldBe(("same", 2));
    }

    [Test]
    public async Task When_all_of_the_space_fail_the_request_fails()
    {
        await App.PutRotationAsync("failing", ",\"strategy\":\"priority\"", "a:broken#status=503:9", "b:healthy:1");
        for (var i = 0; i < 5; i++)
        {
            var answer = await Caller.AskAsync(SurfaceCalls.Embeddings, "rotation/failing");
            answer.ShouldBeError(503, "upstream_unavailable");
        }
    }

    [Test]
    public async Task Models_that_are_said_to_share_a_space_stand_in_for_each_other()
    {
        await App.PutAsync("/api/admin/rotations/named", """
            {"strategy":"priority","providers":[
              {"provider_id":"a","models":[{"name":"azure-deployment#status=503","weight":9,"vector_space":"v3"}]},
              {"provider_id":"b","models":[{"name":"text-embedding","weight":1,"vector_space":"v3"},{"name":"stranger","weight":5}]}]}
            """);
        (await Caller.AskAsync(SurfaceCalls.Embeddings, "rotation/named")).ShouldBeOk().Header("X-Aisbf-Model").ShouldBe("text-embedding");
    }

    [Test]
    public async Task Other_surfaces_of_the_same_rotation_fail_over_as_ever()
    {
        await App.PutRotationAsync("pictures", ",\"strategy\":\"priority\"", "a:down#status=503:9", "b:up:1");
        (await Caller.AskAsync(SurfaceCalls.Images, "rotation/pictures")).ShouldBeOk().Header("X-Aisbf-Model").ShouldBe("up");
    }

    [Test]
    public async Task The_explanation_names_the_surface_and_says_why_others_are_out()
    {
        await App.PutProviderAsync("claude", "anthropic", "[]");
        await App.PutRotationAsync("explained", "", "a:large:3", "b:small:1", "claude:c:1");

        var plan = (await App.Admin.PostAsync(
            GatewayApp.Json("""{"model":"rotation/explained","input":"x"}"""), "/api/admin/routes/explain?surface=embeddings")).ShouldBeOk().Json;

        plan.GetProperty("candidates").EnumerateArray().Select(c => c.GetProperty("model").GetString()).ShouldBe(["large"]);
        plan.GetProperty("excluded").EnumerateArray().ToDictionary(e => e.GetProperty("model").GetString()!, e => e.GetProperty("reason").GetString())
            .ShouldBe(new Dictionary<string, string?> { ["small"] = "other_vector_space", ["c"] = "provider_lacks_surface" }, ignoreOrder: true);
    }

    [TestCase("audio/transcriptions")]
    [TestCase("audio/translations")]
    [TestCase("images/variations")]
    public async Task What_is_sent_as_a_form_is_explained_by_its_model(string surface)
    {
        await App.PutProviderAsync("claude", "anthropic", "[]");
        var id = NewId();
        await App.PutRotationAsync(id, "", "a:large:3", "claude:c:1");

        var plan = (await App.Admin.PostAsync(GatewayApp.Json($$"""{"model":"{{id}}"}"""), $"/api/admin/routes/explain?surface={surface}")).ShouldBeOk().Json;

        plan.GetProperty("candidates").EnumerateArray().Select(c => c.GetProperty("model").GetString()).ShouldBe(["large"]);
        plan.GetProperty("excluded")[0].GetProperty("reason").GetString().ShouldBe("provider_lacks_surface");
        (await App.Admin.PostAsync(GatewayApp.Json("{}"), $"/api/admin/routes/explain?surface={surface}")).ShouldBeProblem(400, "invalid_request", "model");
    }

    [Test]
    public async Task A_vector_space_without_a_name_is_refused() =>
        (await App.Admin.PutAsync("/api/admin/rotations/nameless", """{"providers":[{"provider_id":"a","models":[{"name":"m","vector_space":""}]}]}"""))
            .ShouldBeProblem(400, "invalid_request", "providers[0].models[0].vector_space");
}
