using System.Text.Json;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Models;

/// <summary>What callers are told can be called.</summary>
internal sealed class ModelListTests : GatewayFixture
{
    protected override async Task ConfigureAsync()
    {
        await App.PutProviderAsync("alpha", models: """[{"name":"sim","context_size":4096,"capabilities":["chat"]},{"name":"vendor/deep"}]""");
        await App.PutProviderAsync("beta", models: """[{"name":"sim"}]""");
        await App.PutRotationAsync("pool", "", "alpha:sim:3", "beta:sim:1");
    }

    [TestCase("/api/v1/models")]
    [TestCase("/v1/models")]
    [TestCase("/api/models")]
    [TestCase("/models")]
    [TestCase("/v1/chat/models")]
    public async Task Every_alias_of_the_list_tells_the_same(string path)
    {
        var answer = (await Caller.ReadAsync(path)).ShouldBeOk();
        answer.Body.ShouldBe((await Caller.ReadAsync("/api/v1/models")).Body);
        answer.Json.GetProperty("object").GetString().ShouldBe("list");
        Ids(answer).ShouldBe(["alpha/sim", "alpha/vendor/deep", "beta/sim", "rotation/pool"], ignoreOrder: true);
        answer.Json.GetProperty("data").EnumerateArray().ShouldAllBe(m => m.GetProperty("object").GetString() == "model");
    }

    [TestCase("/api/v1/models/alpha/sim", "alpha/sim")]
    [TestCase("/v1/models/alpha/sim", "alpha/sim")]
    [TestCase("/api/v1/models/alpha%2Fsim", "alpha/sim")]
    [TestCase("/api/v1/models/alpha%2fsim", "alpha/sim")]
    [TestCase("/api/v1/models/alpha/vendor/deep", "alpha/vendor/deep")]
    [TestCase("/api/v1/models/alpha%2Fvendor%2Fdeep", "alpha/vendor/deep")]
    [TestCase("/api/v1/models/rotation%2Fpool", "rotation/pool")]
    public async Task One_model_is_found_whether_its_slash_is_encoded_or_not(string path, string id)
    {
        var answer = (await Caller.ReadAsync(path)).ShouldBeOk();
        answer.Json.GetProperty("id").GetString().ShouldBe(id);
        answer.Json.GetProperty("object").GetString().ShouldBe("model");
    }

    [TestCase("/api/v1/models/nobody/sim")]
    [TestCase("/api/v1/models/alpha%2Fnothing")]
    [TestCase("/v1/models/nothing")]
    public async Task A_model_that_is_not_listed_is_not_found(string path) =>
        (await Caller.ReadAsync(path)).ShouldBeError(404, "model_not_found");

    [Test]
    public async Task A_provider_lists_its_own_models()
    {
        Ids((await Caller.ReadAsync("/api/alpha/models")).ShouldBeOk()).ShouldBe(["alpha/sim", "alpha/vendor/deep"], ignoreOrder: true);
        (await Caller.ReadAsync("/api/nobody/models")).Status.ShouldBe(404);
    }

    [Test]
    public async Task Rotations_are_listed_with_their_members_and_without_keys()
    {
        var rotations = (await Caller.ReadAsync("/api/rotations")).ShouldBeOk();
        rotations.Body.ShouldNotContain("key-of");
        var members = rotations.Json.GetProperty("pool").GetProperty("models").EnumerateArray().ToList();
        members.Select(m => m.GetProperty("provider_id").GetString()).ShouldBe(["alpha", "beta"]);
        members.Select(m => m.GetProperty("weight").GetDouble()).ShouldBe([3, 1]);

        var models = (await Caller.ReadAsync("/api/rotations/models")).ShouldBeOk();
        models.Json.GetProperty("data").GetArrayLength().ShouldBe(2);
        models.Json.GetProperty("data").EnumerateArray().ShouldAllBe(m => m.GetProperty("rotation_id").GetString() == "pool");
    }

    [Test]
    public async Task Lists_need_a_token()
    {
        foreach (var path in new[] { "/api/v1/models", "/v1/models", "/api/models", "/models", "/api/alpha/models", "/api/rotations", "/api/rotations/models" })
        {
            (await App.Anonymous.ReadAsync(path)).ShouldBeError(401, "invalid_api_key");
        }
    }

    [Test]
    public async Task A_provider_without_models_of_its_own_lists_those_of_its_upstream()
    {
        await App.PutProviderAsync("asked", models: "[]");
        var ids = Ids((await Caller.ReadAsync("/api/asked/models")).ShouldBeOk());
        ids.ShouldContain("asked/gpt-sim");
        (await Caller.ChatAsync("gpt-sim")).ShouldBeOk().Header("X-Aisbf-Provider").ShouldBe("asked");
        await App.Admin.DeleteAsync("/api/admin/providers/asked");
    }

    private static List<string?> Ids(Answer answer) =>
        [.. answer.Json.GetProperty("data").EnumerateArray().Select((JsonElement m) => m.GetProperty("id").GetString())];
}
