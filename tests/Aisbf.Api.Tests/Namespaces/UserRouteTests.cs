using System.Text.Json;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Api.Tests.Namespaces;

/// <summary>Every route of a user's namespace, by both of its paths.</summary>
[TestFixture("/api/user")]
[TestFixture("/api/u/ann")]
[TestFixture("/api/u/ANN")]
internal sealed class UserRouteTests(string root) : TenantFixture
{
    private static readonly string[] Names =
    [
        "user-provider/openai/sim", "openai/sim", "openai/not-listed", "sim", "vendor/deep", "user-provider/openai/vendor/deep",
        "user-rotation/pool", "rotation/pool", "rotations/pool", "pool", "rotation/pool/sim", "user-rotation/pool/sim",
        "user-autoselect/clever", "autoselect/clever", "autoselects/clever", "autoselections/clever", "clever", "user-autoselect/clever/pool",
    ];

    [Test]
    public async Task Every_form_of_a_name_is_answered([ValueSource(nameof(Names))] string model, [Values] bool stream)
    {
        Journal.Clear();
        var answer = (await Ann.Client.ChatAsync(model, stream, path: $"{root}/chat/completions")).ShouldBeOk();
        answer.Text.ShouldStartWith("Pong");
        Journal.Requests.ShouldHaveSingleItem().Header("Authorization").ShouldBe($"Bearer {Ann.KeyOf("openai")}");
    }

    [TestCase("user-provider/openai")]
    [TestCase("user-provider/nobody/sim")]
    [TestCase("user-rotation/nobody")]
    [TestCase("user-autoselect/nobody")]
    [TestCase("operators/own")]
    [TestCase("rotation/operators-pool")]
    [TestCase("own")]
    public async Task A_name_that_the_namespace_does_not_have_is_not_found(string model) =>
        (await Ann.Client.ChatAsync(model, path: $"{root}/chat/completions")).ShouldBeError(404, "model_not_found");

    [Test]
    public async Task The_list_has_the_users_own_entries_and_each_can_be_called_and_read()
    {
        var answer = (await Ann.Client.ReadAsync($"{root}/models")).ShouldBeOk();
        answer.Json.GetProperty("object").GetString().ShouldBe("list");
        Ids(answer).ShouldBe(["openai/sim", "openai/vendor/deep", "rotation/pool", "autoselect/clever"]);
        foreach (var entry in answer.Json.GetProperty("data").EnumerateArray())
        {
            entry.GetProperty("source").GetString().ShouldBe("user_config");
            await ShouldBeCallableAsync(entry);
            var id = entry.GetProperty("id").GetString()!;
            foreach (var path in new[] { id, id.Replace("/", "%2F", StringComparison.Ordinal) })
            {
                (await Ann.Client.ReadAsync($"{root}/models/{path}")).ShouldBeOk().Json.GetProperty("id").GetString().ShouldBe(id);
            }
        }

        answer.Json.GetProperty("data").EnumerateArray().Select(m => m.GetProperty("type").GetString())
            .ShouldBe(["user_provider", "user_provider", "rotation", "autoselect"]);
    }

    [TestCase("nobody/sim")]
    [TestCase("openai%2Fnothing")]
    [TestCase("operators/own")]
    public async Task A_model_that_is_not_listed_is_not_found(string id) =>
        (await Ann.Client.ReadAsync($"{root}/models/{id}")).ShouldBeError(404, "model_not_found");

    [TestCase("providers", "user-provider/openai/sim,user-provider/openai/vendor/deep", "user_provider")]
    [TestCase("provider", "user-provider/openai/sim,user-provider/openai/vendor/deep", "user_provider")]
    [TestCase("rotations", "rotation/pool/sim", "user_rotation")]
    [TestCase("rotation", "rotation/pool/sim", "user_rotation")]
    [TestCase("autoselects", "user-autoselect/clever/pool", "user_autoselect")]
    [TestCase("autoselect", "user-autoselect/clever/pool", "user_autoselect")]
    [TestCase("autoselections", "user-autoselect/clever/pool", "user_autoselect")]
    [TestCase("autoselection", "user-autoselect/clever/pool", "user_autoselect")]
    [TestCase("openai", "openai/sim,openai/vendor/deep", "user_provider")]
    public async Task Models_are_listed_by_kind_and_by_provider_under_names_that_can_be_called(string kind, string ids, string type)
    {
        var answer = (await Ann.Client.ReadAsync($"{root}/{kind}/models")).ShouldBeOk();
        Ids(answer).ShouldBe(ids.Split(','));
        foreach (var entry in answer.Json.GetProperty("data").EnumerateArray())
        {
            entry.GetProperty("type").GetString().ShouldBe(type);
            entry.GetProperty("object").GetString().ShouldBe("model");
            await ShouldBeCallableAsync(entry);
        }
    }

    [Test]
    public async Task A_member_of_a_rotation_tells_what_stands_behind_it()
    {
        var member = (await Ann.Client.ReadAsync($"{root}/rotations/models")).ShouldBeOk().Json.GetProperty("data")[0];
        member.GetProperty("rotation_id").GetString().ShouldBe("pool");
        member.GetProperty("provider_id").GetString().ShouldBe("openai");
        member.GetProperty("actual_model").GetString().ShouldBe("sim");
        member.GetProperty("weight").GetDouble().ShouldBe(3);
    }

    [TestCase("nobody")]
    [TestCase("operators")]
    [TestCase("OPENAI")]
    public async Task A_kind_that_is_none_and_no_provider_of_the_users_is_not_found(string kind) =>
        (await Ann.Client.ReadAsync($"{root}/{kind}/models")).ShouldBeError(404, "not_found");

    [Test]
    public async Task The_inventory_of_providers_has_everything_but_secrets()
    {
        var answer = (await Ann.Client.ReadAsync($"{root}/providers")).ShouldBeOk();
        var provider = answer.Json.GetProperty("providers").GetProperty("openai");
        provider.GetProperty("name").GetString().ShouldBe("openai");
        provider.GetProperty("type").GetString().ShouldBe("openai");
        provider.GetProperty("endpoint").GetString().ShouldBe(App.Endpoint("openai"));
        provider.GetProperty("models_count").GetInt32().ShouldBe(2);
        provider.GetProperty("config").GetProperty("models").GetArrayLength().ShouldBe(2);
        provider.GetProperty("config").TryGetProperty("api_key", out _).ShouldBeFalse();
        answer.Body.ShouldNotContain("key-of");
        answer.Body.ShouldNotContain("•");
        answer.Json.GetProperty("providers").EnumerateObject().Count().ShouldBe(1);
    }

    [Test]
    public async Task The_inventories_of_rotations_and_autoselects_are_by_id()
    {
        var pool = (await Ann.Client.ReadAsync($"{root}/rotations")).ShouldBeOk().Json.GetProperty("rotations").GetProperty("pool");
        pool.GetProperty("model_name").GetString().ShouldBe("pool");
        pool.GetProperty("providers")[0].GetProperty("provider_id").GetString().ShouldBe("openai");

        var clever = (await Ann.Client.ReadAsync($"{root}/autoselects")).ShouldBeOk().Json.GetProperty("autoselects").GetProperty("clever");
        clever.GetProperty("fallback").GetString().ShouldBe("pool");
        clever.GetProperty("available_models")[0].GetProperty("model_id").GetString().ShouldBe("pool");
    }

    [Test]
    public async Task A_request_is_explained_without_being_sent()
    {
        Journal.Clear();
        var plan = (await Ann.Client.PostAsync(GatewayApp.Chat("user-rotation/pool"), $"{root}/routes/explain")).ShouldBeOk().Json;
        plan.GetProperty("rotation").GetString().ShouldBe("pool");
        plan.GetProperty("candidates")[0].GetProperty("provider").GetString().ShouldBe("openai");
        plan = (await Ann.Client.PostAsync(GatewayApp.Chat("user-autoselect/clever"), $"{root}/routes/explain")).ShouldBeOk().Json;
        plan.GetProperty("autoselect").GetProperty("selected").GetString().ShouldBe("pool");
        plan.GetProperty("autoselect").GetProperty("reason").GetString().ShouldBe("only_one");
        (await Ann.Client.PostAsync(GatewayApp.Chat("operators/own"), $"{root}/routes/explain")).ShouldBeProblem(404, "model_not_found", "model");
        Journal.Requests.ShouldBeEmpty();
    }

    [Test]
    public async Task Nobody_else_gets_in()
    {
        foreach (var path in new[] { "models", "models/openai/sim", "providers/models", "openai/models", "providers", "rotations", "autoselects", "config/export" })
        {
            var isManagement = path is "providers" or "rotations" or "autoselects" or "config/export";
            Check(await App.Anonymous.ReadAsync($"{root}/{path}"), 401, "invalid_api_key");
            if (root == "/api/user")
            {
                Check(await Caller.ReadAsync($"{root}/{path}"), 403, "permission_denied");
                Check(await App.Admin.ReadAsync($"{root}/{path}"), 403, "permission_denied");
            }
            else
            {
                Check(await Caller.ReadAsync($"{root}/{path}"), 404, "not_found");
                Check(await Ben.Client.ReadAsync($"{root}/{path}"), 404, "not_found");
                (await App.Admin.ReadAsync($"{root}/{path}")).ShouldBeOk();
            }

            void Check(Answer answer, int status, string code) =>
                _ = isManagement ? answer.ShouldBeProblem(status, code) : answer.ShouldBeError(status, code);
        }
    }

    [Test]
    public async Task A_token_for_something_else_does_not_get_in()
    {
        using var client = await App.CreateUserClientAsync(Ann.User, "mcp");
        (await client.ReadAsync($"{root}/models")).ShouldBeError(403, "permission_denied");
        (await client.ReadAsync($"{root}/providers")).ShouldBeProblem(403, "permission_denied");
        (await client.ChatAsync("openai/sim", path: $"{root}/chat/completions")).ShouldBeError(403, "permission_denied");
    }

    [Test]
    public async Task An_admin_works_in_the_named_namespace_with_what_is_there()
    {
        using var admin = await Tenant.CreateAsync(App, NewId("admin"), UserRole.Admin);
        (await admin.Client.ReadAsync("/api/u/ann/models")).ShouldBeOk().Json.GetProperty("data").GetArrayLength().ShouldBe(4);
        (await admin.Client.ChatAsync("openai/sim", path: "/api/u/ann/chat/completions")).ShouldBeOk();
        (await admin.Client.ChatAsync("operators/own", path: "/api/u/ann/chat/completions")).ShouldBeError(404, "model_not_found");
    }

    protected override async Task ConfigureAsync()
    {
        await base.ConfigureAsync();
        await App.PutProviderAsync("operators", models: """[{"name":"own"}]""");
        await App.PutRotationAsync("operators-pool", "", "operators:own:1");
        await Ann.PutProviderAsync("openai", """[{"name":"sim"},{"name":"vendor/deep"}]""");
        await Ann.PutRotationAsync("pool", "openai:sim:3");
        await Ann.PutAsync("/api/user/autoselects/clever", """{"fallback":"pool","available_models":[{"model_id":"pool","description":"Anything"}]}""");
    }

    private async Task ShouldBeCallableAsync(JsonElement entry) =>
        (await Ann.Client.ChatAsync(entry.GetProperty("id").GetString()!, path: $"{root}/chat/completions")).ShouldBeOk();
}
