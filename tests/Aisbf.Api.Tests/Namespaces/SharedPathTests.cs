using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Namespaces;

/// <summary>The paths that all callers share, called with a user's token: they work in the user's own namespace.</summary>
internal sealed class SharedPathTests : TenantFixture
{
    [TestCase("/api/v1/chat/completions", "p/sim")]
    [TestCase("/v1/chat/completions", "user-provider/p/sim")]
    [TestCase("/api/chat/completions", "user-rotation/pool")]
    [TestCase("/api/v1/chat/completions", "sim")]
    [TestCase("/api/p/chat/completions", "sim")]
    [TestCase("/api/p/chat/completions", "p/sim")]
    [TestCase("/api/rotations/chat/completions", "pool")]
    [TestCase("/api/rotations/chat/completions", "user-rotation/pool")]
    [TestCase("/api/rotations/chat/completions", "pool/sim")]
    public async Task A_chat_goes_to_the_providers_of_whoever_sent_it(string path, string model)
    {
        foreach (var tenant in new[] { Ann, Ben })
        {
            Journal.Clear();
            (await tenant.Client.ChatAsync(model, path: path)).ShouldBeOk();
            Journal.Requests.ShouldHaveSingleItem().Header("Authorization").ShouldBe($"Bearer {tenant.KeyOf("p")}");
        }
    }

    [TestCase("/api/v1/models")]
    [TestCase("/v1/models")]
    [TestCase("/api/models")]
    [TestCase("/models")]
    [TestCase("/v1/chat/models")]
    public async Task A_list_has_the_callers_own_entries(string path)
    {
        Ids((await Ann.Client.ReadAsync(path)).ShouldBeOk()).ShouldBe(["anns/one", "p/sim", "rotation/pool"]);
        Ids((await Ben.Client.ReadAsync(path)).ShouldBeOk()).ShouldBe(["bens/two", "p/sim", "rotation/pool"]);
        Ids((await Caller.ReadAsync(path)).ShouldBeOk()).ShouldBe(["operators/own"]);
    }

    [TestCase("/api/v1/models/")]
    [TestCase("/v1/models/")]
    public async Task One_model_is_the_callers_own(string path)
    {
        (await Ann.Client.ReadAsync(path + "anns%2Fone")).ShouldBeOk().Json.GetProperty("source").GetString().ShouldBe("user_config");
        (await Ben.Client.ReadAsync(path + "anns%2Fone")).ShouldBeError(404, "model_not_found");
        (await Ann.Client.ReadAsync(path + "operators%2Fown")).ShouldBeError(404, "model_not_found");
    }

    [Test]
    public async Task Lists_of_one_provider_and_of_rotations_are_the_callers_own()
    {
        Ids((await Ann.Client.ReadAsync("/api/anns/models")).ShouldBeOk()).ShouldBe(["anns/one"]);
        (await Ben.Client.ReadAsync("/api/anns/models")).ShouldBeError(404, "not_found");
        (await Ann.Client.ReadAsync("/api/operators/models")).ShouldBeError(404, "not_found");
        (await Ann.Client.ReadAsync("/api/rotations")).ShouldBeOk().Json.TryGetProperty("pool", out _).ShouldBeTrue();
        Ids((await Ann.Client.ReadAsync("/api/rotations/models")).ShouldBeOk()).ShouldBe(["rotation/pool/sim"]);
    }

    [TestCase("user-provider/operators/own")]
    [TestCase("user-rotation/pool")]
    public async Task An_operators_token_has_no_use_for_users_names(string model) =>
        (await Caller.ChatAsync(model)).ShouldBeError(404, "model_not_found");

    [Test]
    public async Task A_provider_in_the_path_is_the_callers_own()
    {
        (await Ben.Client.ChatAsync("one", path: "/api/anns/chat/completions")).ShouldBeError(404, "not_found");
        (await Ann.Client.ChatAsync("own", path: "/api/operators/chat/completions")).ShouldBeError(404, "not_found");
    }

    protected override async Task ConfigureAsync()
    {
        await base.ConfigureAsync();
        await App.PutProviderAsync("operators", models: """[{"name":"own"}]""");
        await Ann.PutProviderAsync("anns", """[{"name":"one"}]""");
        await Ben.PutProviderAsync("bens", """[{"name":"two"}]""");
        foreach (var tenant in new[] { Ann, Ben })
        {
            await tenant.PutProviderAsync("p");
            await tenant.PutRotationAsync("pool", "p:sim:1");
        }
    }
}
