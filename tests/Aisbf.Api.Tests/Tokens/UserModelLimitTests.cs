using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Api.Tests.Namespaces;
using Aisbf.Application.Tokens.CreateToken;

namespace Aisbf.Api.Tests.Tokens;

/// <summary>A user's token may ask for one own model and one own rotation; the operator shares the installation's routes.</summary>
internal sealed class UserModelLimitTests : GatewayFixture
{
    private string _token = "";

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Aisbf:AllowPrivateUpstreamsForTenants"] = "true",
        ["Aisbf:Tenancy:UsersMayUseGlobalRoutes"] = "true",
    };

    protected override async Task ConfigureAsync()
    {
        await App.PutProviderAsync("operators", models: """[{"name":"shared"},{"name":"offered"}]""");
        await App.PutRotationAsync("pool-of-all", "", "operators:shared:1");
        using var ann = await Tenant.CreateAsync(App, "ann");
        await ann.PutProviderAsync("mine", """[{"name":"small"},{"name":"large"}]""");
        await ann.PutRotationAsync("pool", "mine:large:1");
        await ann.PutRotationAsync("shut", "mine:small:1");
        _token = await App.CreateUserTokenAsync(ann.User, new NewTokenDto
        {
            AllowedModels = ["user-provider/mine/small", "user-rotation/pool", "operators/offered"],
        });
    }

    [Test]
    public async Task What_is_allowed_is_allowed_by_every_name(
        [Values("mine/small", "user-provider/mine/small", "small", "rotation/pool", "user-rotation/pool", "pool", "operators/offered")] string model,
        [Values("/api/user/chat/completions", "/api/u/ann/chat/completions", ClientExtensions.ChatPath)] string path)
    {
        using var client = App.ClientFor(_token);
        (await client.ChatAsync(model, path: path)).ShouldBeOk();
    }

    [Test]
    public async Task What_is_not_allowed_is_refused_by_every_name_the_operators_as_well(
        [Values("mine/large", "user-provider/mine/large", "large", "rotation/shut", "user-rotation/shut", "shut", "operators/shared", "shared", "pool-of-all", "rotation/pool-of-all")]
        string model,
        [Values("/api/user/chat/completions", "/api/u/ann/chat/completions", ClientExtensions.ChatPath)] string path)
    {
        using var client = App.ClientFor(_token);
        Journal.Clear();
        (await client.ChatAsync(model, path: path)).ShouldBeError(403, "permission_denied");
        Journal.Requests.ShouldBeEmpty();
    }

    [TestCase("/api/user/models", "mine/small", "rotation/pool", "operators/offered")]
    [TestCase("/api/u/ann/models", "mine/small", "rotation/pool", "operators/offered")]
    [TestCase("/api/v1/models", "mine/small", "rotation/pool", "operators/offered")]
    [TestCase("/api/user/providers/models", "user-provider/mine/small")]
    [TestCase("/api/user/rotations/models", "rotation/pool/large")]
    [TestCase("/api/user/mine/models", "mine/small")]
    public async Task A_list_has_what_is_allowed_and_nothing_else(string path, params string[] ids)
    {
        using var client = App.ClientFor(_token);
        var listed = (await client.ReadAsync(path)).ShouldBeOk().Json.GetProperty("data").EnumerateArray();
        listed.Select(m => m.GetProperty("id").GetString()).ShouldBe(ids);
    }

    [TestCase("GET", "/api/user/providers")]
    [TestCase("GET", "/api/user/rotations/pool")]
    [TestCase("PUT", "/api/user/rotations/pool")]
    [TestCase("POST", "/api/user/config/import")]
    [TestCase("POST", "/api/u/ann/routes/explain")]
    public async Task It_does_not_change_what_its_limits_mean(string method, string path)
    {
        using var client = App.ClientFor(_token);
        (await client.SendAsync(method, path, method == "GET" ? null : GatewayApp.Json("{}"))).ShouldBeProblem(403, "permission_denied");
    }
}
